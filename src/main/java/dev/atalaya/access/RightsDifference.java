package dev.atalaya.access;

import dev.atalaya.components.Impact;
import dev.atalaya.security.Rights;
import dev.atalaya.shared.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;

/** What users can see and do before a change and after it, put side by side. */
final class RightsDifference {

    private final Map<UserId, Rights> before;
    private final Map<UserId, Rights> after;
    private final Map<UserId, Set<Long>> gained;
    private final Map<UserId, Set<Long>> lost;
    private final int conversationsGained;

    private RightsDifference(
            Map<UserId, Rights> before,
            Map<UserId, Rights> after,
            ToIntBiFunction<UserId, Collection<Long>> conversations) {
        this.before = before;
        this.after = after;
        gained = eachOnce(before, after);
        lost = eachOnce(after, before);
        conversationsGained = count(gained, conversations);
    }

    /** To be made while the change is in place: what is gained is counted by those who gain it. */
    static RightsDifference between(
            Map<UserId, Rights> before,
            Map<UserId, Rights> after,
            ToIntBiFunction<UserId, Collection<Long>> conversations) {
        return new RightsDifference(before, after, conversations);
    }

    /** To be asked when the change is taken back: what is lost is counted by those who would lose it. */
    Impact impact(ToIntBiFunction<UserId, Collection<Long>> conversations) {
        var raised = new HashSet<Long>();
        var lowered = new HashSet<Long>();
        var changed = 0;
        for (var user : before.keySet()) {
            var old = before.getOrDefault(user, Rights.NONE);
            var now = after.getOrDefault(user, Rights.NONE);
            if (!old.equals(now)) {
                changed++;
            }
            for (var agent : now.view()) {
                var step = old.levelOf(agent) == 0 ? 0 : now.levelOf(agent) - old.levelOf(agent);
                if (step > 0) {
                    raised.add(agent);
                } else if (step < 0) {
                    lowered.add(agent);
                }
            }
        }
        return new Impact(
                changed,
                size(gained),
                size(lost),
                raised.size(),
                lowered.size(),
                conversationsGained,
                count(lost, conversations),
                permissions(before, after),
                permissions(after, before));
    }

    /** Agents that a user has in the second and not in the first, each with the first user of whom that is so. */
    private static Map<UserId, Set<Long>> eachOnce(Map<UserId, Rights> first, Map<UserId, Rights> second) {
        var seen = new HashSet<Long>();
        var found = new LinkedHashMap<UserId, Set<Long>>();
        first.forEach((user, rights) -> {
            var more = new TreeSet<>(second.getOrDefault(user, Rights.NONE).view());
            more.removeAll(rights.view());
            more.removeIf(agent -> !seen.add(agent));
            if (!more.isEmpty()) {
                found.put(user, more);
            }
        });
        return found;
    }

    private static int size(Map<UserId, Set<Long>> agents) {
        return agents.values().stream().mapToInt(Set::size).sum();
    }

    private static int count(Map<UserId, Set<Long>> agents, ToIntBiFunction<UserId, Collection<Long>> conversations) {
        var count = 0;
        for (var entry : agents.entrySet()) {
            if (count < Impact.MANY) {
                count += conversations.applyAsInt(entry.getKey(), entry.getValue());
            }
        }
        return Math.min(count, Impact.MANY);
    }

    private static List<String> permissions(Map<UserId, Rights> first, Map<UserId, Rights> second) {
        Function<UserId, Stream<String>> more = user -> second.getOrDefault(user, Rights.NONE).permissions().stream()
                .filter(permission ->
                        !first.getOrDefault(user, Rights.NONE).permissions().contains(permission));
        return first.keySet().stream().flatMap(more).distinct().sorted().toList();
    }
}
