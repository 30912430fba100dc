package dev.atalaya.ingest;

import dev.atalaya.security.ServiceUsers;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import picocli.CommandLine;

/** Runs the import where the application was started for it, and hands on its exit code. */
@Component
@ConditionalOnNotWebApplication
class ImportRunner implements ApplicationRunner, ExitCodeGenerator {

    private static final String NAME = "import";

    private final ImportService imports;
    private final ServiceUsers serviceUsers;
    private volatile Runnable cancel = () -> {};
    private int exitCode;

    ImportRunner(ImportService imports, ServiceUsers serviceUsers) {
        this.imports = imports;
        this.serviceUsers = serviceUsers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var words = arguments.getNonOptionArgs();
        if (words.isEmpty() || !words.getFirst().equals(NAME)) {
            return;
        }
        var command = new ImportCommand(imports, serviceUsers, System.out);
        cancel = command::cancel;
        List<String> files = words.subList(1, words.size());
        exitCode = new CommandLine(command).execute(files.toArray(String[]::new));
        cancel = () -> {};
    }

    /** Ctrl-C: before the database goes, the batch that is being written may finish. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        cancel.run();
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
