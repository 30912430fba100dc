package dev.atalaya.conversations.review.rules;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.atalaya.security.ServiceUsers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fills the queue every five minutes, on one node. */
@Configuration(proxyBeanMethods = false)
class FillJob {

    private static final Logger log = LoggerFactory.getLogger(FillJob.class);

    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> fillReviews(QueueFilling filling, ServiceUsers serviceUsers) {
        return Tasks.recurring("fill-reviews", FixedDelay.of(PAUSE)).execute((instance, context) -> {
            var added = serviceUsers.callAs(ServiceUsers.SYSTEM, filling::fill);
            log.info("Reviews: {} conversations added to the queue", added);
        });
    }
}
