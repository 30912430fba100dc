package dev.atalaya.testkit;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tab of a visitor's browser that speaks Vaadin's own protocol, so that views are reached through every filter. It
 * reads as much of each answer as its own part in the talk needs: the counters, the list and the words on the page.
 */
public final class Tab {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int CHILDREN = 2;
    private static final int TEXT = 7;

    /** Parts that a page may hide behind its last one. */
    private static final int UNTOLD = 200;

    private final Visitor visitor;
    private final String token;
    private final int ui;
    private final Map<Integer, String> words = new HashMap<>();
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final List<Map<String, Object>> owed = new ArrayList<>();
    private int list;
    private int newest;
    private int syncId;
    private int clientId;

    private Tab(Visitor visitor, JsonNode start) {
        this.visitor = visitor;
        this.token = start.at("/appConfig/uidl/Vaadin-Security-Key").asString();
        this.ui = start.at("/appConfig/v-uiId").asInt();
        read(start.at("/appConfig/uidl"));
    }

    public static Tab open(Visitor visitor) {
        var answer = visitor.send(visitor.request("/?v-r=init&location=&query=&v-browserDetails=%7B%7D")
                .header("Accept-Language", "en")
                .GET());
        return new Tab(visitor, JSON.readTree(answer.body()));
    }

    /** Goes to a path and returns what the server tells the browser to show. */
    public String navigate(String path) {
        return answerTo(path).body();
    }

    /** The same, with the answer's headers. */
    public HttpResponse<String> answerTo(String path) {
        return send(token, List.of(navigation(path)));
    }

    /** The same with another token, as a forged request would have. */
    public String navigateWithToken(String forged, String path) {
        return send(forged, List.of(navigation(path))).body();
    }

    /** Whether the last answers brought a list. */
    public boolean showsAList() {
        return list > 0;
    }

    /** Scrolls in the list that is open: asks for those rows. */
    public String scroll(int start, int rows) {
        return send(token, List.of(call(list, "setViewportRange", start, rows))).body();
    }

    /** Says what a browser's list says without being asked by anybody: that rows have arrived. */
    public void settle() {
        while (!owed.isEmpty()) {
            var calls = List.copyOf(owed);
            owed.clear();
            send(token, calls);
        }
    }

    /** Asks, as a page that is live does by itself, whether there is something new. */
    public String poll() {
        return send(token, List.of(event(1, "ui-poll", Map.of()))).body();
    }

    /** Clicks on what has these words. */
    public String click(String text) {
        var clicked = words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(text))
                .flatMap(entry -> Stream.ofNullable(parents.get(entry.getKey())))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(text + " is not on the page"));
        return send(token, List.of(event(clicked, "click", Map.of()))).body();
    }

    /** The newest part of the page that this tab was told of. */
    public int newest() {
        return newest;
    }

    /** Clicks, as no browser would, on everything newer than that part, what the page hides among it. */
    public String clickOnAllAfter(int part) {
        var calls = IntStream.rangeClosed(part + 1, newest + UNTOLD)
                .mapToObj(node -> event(node, "click", Map.of()))
                .toList();
        return send(token, calls).body();
    }

    private HttpResponse<String> send(String key, List<Map<String, Object>> calls) {
        var body = Map.of("csrfToken", key, "rpc", calls, "syncId", syncId, "clientId", clientId);
        var answer = visitor.send(visitor.request("/?v-r=uidl&v-uiId=" + ui)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        if (answer.body().contains("\"syncId\"")) {
            read(tree(answer.body()));
        }
        return answer;
    }

    private void read(JsonNode answer) {
        syncId = answer.path("syncId").asInt(syncId);
        clientId = answer.path("clientId").asInt(clientId);
        answer.path("changes").forEach(this::change);
        for (var script : answer.path("execute")) {
            if (script.path(script.size() - 1).asString("").contains("$connector.confirm(")) {
                owed.add(call(
                        script.at("/0/@v-node").asInt(),
                        "confirmUpdate",
                        script.path(1).asInt()));
            }
        }
    }

    private void change(JsonNode change) {
        var node = change.path("node").asInt();
        var feature = change.path("feat").asInt(-1);
        newest = Math.max(newest, node);
        switch (change.path("type").asString("")) {
            case "detach" -> {
                words.remove(node);
                parents.remove(node);
                list = node == list ? 0 : list;
            }
            case "splice" -> {
                if (feature == CHILDREN) {
                    change.path("addNodes").forEach(child -> parents.put(child.asInt(), node));
                }
            }
            case "put" -> {
                if (feature == TEXT) {
                    words.put(node, change.path("value").asString(""));
                } else if (change.path("value").asString("").equals("vaadin-grid")) {
                    list = node;
                }
            }
            default -> {
                // what a page looks like is not read
            }
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IllegalStateException(body, e);
        }
    }

    private static Map<String, Object> navigation(String path) {
        return event(
                1,
                "ui-navigate",
                Map.of("route", path, "query", "", "appShellTitle", "", "trigger", "", "historyState", Map.of()));
    }

    private static Map<String, Object> event(int node, String name, Map<String, Object> data) {
        return Map.of("type", "event", "node", node, "event", name, "data", data);
    }

    private static Map<String, Object> call(int node, String method, Object... arguments) {
        return Map.of(
                "type",
                "publishedEventHandler",
                "node",
                node,
                "templateEventMethodName",
                method,
                "templateEventMethodArgs",
                List.of(arguments),
                "promise",
                -1);
    }
}
