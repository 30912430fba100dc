package dev.atalaya.conversations.transcript.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a transcript: the browser reads them from a stream and writes them as text, so that the server keeps none. */
class TranscriptLines extends OrderedList {

    private static final String READ = """
            const list = this, state = list.previousElementSibling, total = $0, words = $1;
            const say = (text, number) => { state.textContent =
                text.replace('{0}', number.toLocaleString()).replace('{1}', total.toLocaleString()); };
            const add = (parent, tag, name, text) => {
              const part = document.createElement(tag);
              part.className = name;
              part.textContent = text;
              parent.append(part);
              return part;
            };
            let day = '', lines = 0;
            const show = entry => {
              if (entry.day !== day) { add(list, 'li', 'at-transcript-day', day = entry.day); }
              const line = add(list, 'li', 'at-transcript-line at-transcript-' + entry.kind, '');
              add(line, 'time', 'at-transcript-time', entry.time);
              add(line, 'span', 'at-transcript-who', entry.who);
              add(line, 'div', 'at-transcript-text', entry.text).dir = 'auto';
              if (entry.marks) { add(line, 'span', 'at-transcript-marks', entry.marks); }
              if (entry.kind !== 'note') { lines++; }
            };
            const read = async () => {
              const answer = await fetch(list.getAttribute('data-lines'));
              if (!answer.ok) { throw new Error(answer.status); }
              const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
              let rest = '';
              for (let part = await reader.read(); !part.done; part = await reader.read()) {
                const whole = (rest + part.value).split('\\n');
                rest = whole.pop();
                whole.forEach(line => show(JSON.parse(line)));
                say(words.loading, lines);
              }
              if (rest) { show(JSON.parse(rest)); }
              if (lines < total) { throw new Error('broken off'); }
              say(words.whole, lines);
              list.setAttribute('data-whole', '');
            };
            read().catch(() => { state.textContent = words.failed; state.classList.add('at-problem'); });""";

    private final int messages;

    TranscriptLines(int messages, SerializableConsumer<OutputStream> lines) {
        this.messages = messages;
        addClassName("at-transcript-lines");
        getElement().setAttribute("data-lines", (DownloadHandler) event -> {
            event.setContentType("application/jsonl");
            lines.accept(event.getOutputStream());
        });
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        getElement().executeJs(READ, messages, words());
    }

    private ObjectNode words() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("loading", getTranslation("conversations.transcript.loading", "{0}", "{1}"))
                .put("whole", getTranslation("conversations.transcript.whole", "{0}"))
                .put("failed", getTranslation("conversations.transcript.failed"));
    }
}
