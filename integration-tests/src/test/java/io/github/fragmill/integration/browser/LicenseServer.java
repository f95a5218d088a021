package io.github.fragmill.integration.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A licence server for W3C Clear Key (Encrypted Media Extensions, 9.1.3 and 9.1.4), which remembers
 * what each playback asks for. Manifests name it by an address that does not change; the browser is
 * given its port.
 */
final class LicenseServer implements AutoCloseable {

  /** What manifests say. */
  static final URI ADDRESS = URI.create("http://keys.test/license");

  /** Each page sends its playback's name with all requests. */
  private static final String PLAYBACK = "X-Playback";

  private static final int NO_CONTENT = 204;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Licenses> licenses;
  private final ConcurrentMap<String, List<List<String>>> asked = new ConcurrentHashMap<>();

  private LicenseServer(HttpServer server, Map<String, Licenses> licenses) {
    this.server = server;
    this.licenses = licenses;
  }

  /** Serves playbacks until it is closed. */
  static LicenseServer start(List<Playback> playbacks) throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), /* port= */ 0),
            /* backlog= */ 0);
    LicenseServer result =
        new LicenseServer(
            server,
            playbacks.stream().collect(Collectors.toMap(Playback::name, Playback::licenses)));
    server.setExecutor(result.threads);
    server.createContext(ADDRESS.getPath(), result::answer);
    server.start();
    return result;
  }

  /** Returns what Chromium needs to find the server. */
  String resolverRule() {
    return "MAP " + ADDRESS.getHost() + " 127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the key ids that a playback asked for, each with the number of requests. */
  String askedBy(Playback playback) {
    return asked.getOrDefault(playback.name(), List.of()).stream()
        .flatMap(List::stream)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + "x" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Returns how many requests a playback sent. */
  int requestsOf(Playback playback) {
    return asked.getOrDefault(playback.name(), List.of()).size();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Access-Control-Allow-Origin", "*");
      headers.set("Access-Control-Allow-Headers", "content-type," + PLAYBACK);
      if (exchange.getRequestMethod().equals("OPTIONS")) {
        exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
        return;
      }
      String playback = exchange.getRequestHeaders().getFirst(PLAYBACK);
      JsonNode request = new ObjectMapper().readTree(exchange.getRequestBody());
      List<String> keyIds = new ArrayList<>();
      request.get("kids").forEach(kid -> keyIds.add(hex(kid.asText())));
      asked.computeIfAbsent(playback, it -> new CopyOnWriteArrayList<>()).add(keyIds);
      byte[] license =
          license(licenses.getOrDefault(playback, Licenses.NONE).answer(keyIds))
              .getBytes(StandardCharsets.UTF_8);
      headers.set("Content-Type", "application/json");
      exchange.sendResponseHeaders(/* rCode= */ 200, license.length);
      exchange.getResponseBody().write(license);
    }
  }

  private static String license(Map<String, String> keys) {
    return keys.entrySet().stream()
        .map(
            key ->
                "{\"kty\":\"oct\",\"kid\":\"%s\",\"k\":\"%s\"}"
                    .formatted(base64Url(key.getKey()), base64Url(key.getValue())))
        .collect(Collectors.joining(",", "{\"keys\":[", "],\"type\":\"temporary\"}"));
  }

  private static String hex(String base64Url) {
    return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64Url));
  }

  private static String base64Url(String hex) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
  }

  @Override
  public void close() {
    server.stop(/* delay= */ 0);
    threads.shutdownNow();
  }
}
