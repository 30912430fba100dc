package dev.atalaya.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Runs the recurring tasks that features offer as beans, each on one node at a time: the rows of {@code scheduled_tasks}
 * are taken with SKIP LOCKED and a heartbeat. {@code atalaya.jobs=false} leaves a node out.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "atalaya.jobs", matchIfMissing = true)
class RecurringWork {

    private static final Duration POLLING = Duration.ofSeconds(10);

    @Bean(destroyMethod = "stop")
    Scheduler scheduler(DataSource dataSource, List<RecurringTask<?>> tasks) {
        return Scheduler.create(dataSource)
                .startTasks(tasks)
                .threads(2)
                .pollingInterval(POLLING)
                .build();
    }

    @Bean
    Start startOfRecurringWork(Scheduler scheduler) {
        return new Start(scheduler);
    }

    /** Begins when everything else has: a first start has its sample by then. */
    record Start(Scheduler scheduler) {

        @EventListener(ApplicationReadyEvent.class)
        void begin() {
            scheduler.start();
        }
    }
}
