package dev.atalaya.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.util.StreamUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request that says whether a person made it, or an open page by itself: a heartbeat, or a poll that carries nothing else. */
final class PageRequest extends HttpServletRequestWrapper {

    private static final String BY_ITSELF = PageRequest.class.getName() + ".byItself";

    /** Bytes; a poll has about 150. */
    private static final int LONGEST_POLL = 600;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final byte[] body;

    private PageRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    static HttpServletRequest of(HttpServletRequest request) throws IOException {
        var kind = request.getParameter("v-r");
        request.setAttribute(BY_ITSELF, "heartbeat".equals(kind));
        var length = request.getContentLength();
        if (!"uidl".equals(kind) || length <= 0 || length > LONGEST_POLL) {
            return request;
        }
        var read = new PageRequest(request, StreamUtils.copyToByteArray(request.getInputStream()));
        request.setAttribute(BY_ITSELF, read.isPoll());
        return read;
    }

    static boolean isByThePageItself(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(BY_ITSELF));
    }

    private boolean isPoll() {
        try {
            var calls = JSON.readTree(body).path("rpc");
            return !calls.isEmpty() && calls.valueStream().allMatch(PageRequest::isPoll);
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean isPoll(JsonNode call) {
        return "event".equals(call.path("type").asString(""))
                && "ui-poll".equals(call.path("event").asString(""));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        var bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("The body is there already");
            }
        };
    }
}
