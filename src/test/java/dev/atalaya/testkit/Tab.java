package dev.atalaya.testkit;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tab of a visitor's browser that speaks Vaadin's own protocol, so that views are reached through every filter. */
public final class Tab {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Visitor visitor;
    private final String token;
    private final int ui;
    private int syncId;
    private int clientId;

    private Tab(Visitor visitor, JsonNode start) {
        this.visitor = visitor;
        this.token = start.at("/appConfig/uidl/Vaadin-Security-Key").asString();
        this.ui = start.at("/appConfig/v-uiId").asInt();
        this.syncId = start.at("/appConfig/uidl/syncId").asInt();
        this.clientId = start.at("/appConfig/uidl/clientId").asInt();
    }

    public static Tab open(Visitor visitor) {
        var answer = visitor.send(visitor.request("/?v-r=init&location=&query=&v-browserDetails=%7B%7D")
                .GET());
        return new Tab(visitor, JSON.readTree(answer.body()));
    }

    /** Goes to a path and returns what the server tells the browser to show. */
    public String navigate(String path) {
        return answerTo(path).body();
    }

    /** The same, with the answer's headers. */
    public HttpResponse<String> answerTo(String path) {
        return send(token, path);
    }

    /** The same with another token, as a forged request would have. */
    public String navigateWithToken(String forged, String path) {
        return send(forged, path).body();
    }

    private HttpResponse<String> send(String key, String path) {
        var data = Map.of("route", path, "query", "", "appShellTitle", "", "trigger", "", "historyState", Map.of());
        var event = Map.of("type", "event", "node", 1, "event", "ui-navigate", "data", data);
        var body = Map.of("csrfToken", key, "rpc", List.of(event), "syncId", syncId, "clientId", clientId);
        var answer = visitor.send(visitor.request("/?v-r=uidl&v-uiId=" + ui)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        if (answer.body().contains("\"syncId\"")) {
            syncId++;
            clientId++;
        }
        return answer;
    }
}
