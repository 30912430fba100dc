package dev.atalaya.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Somebody with a browser's cookies and nothing else, who talks HTTP to the running application. */
public final class Visitor {

    // One for all, since each has threads of its own; the cookies are each visitor's.
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI home;
    private final CookieManager cookies = new CookieManager();

    public Visitor(int port) {
        home = URI.create("http://localhost:" + port);
    }

    /** Asks for a page as a browser does, without following a redirect. */
    public HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    public HttpResponse<String> post(String path, String form, String... headers) {
        var request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public HttpResponse<String> signIn(String name, String password) {
        return post("/login", "username=" + encoded(name) + "&password=" + encoded(password));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(home.resolve(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var address = request.build().uri();
            cookies.get(address, Map.of()).forEach((name, values) -> {
                if (!values.isEmpty()) {
                    request.setHeader(name, String.join("; ", values));
                }
            });
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            cookies.put(address, answer.headers().map());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Optional<String> sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
