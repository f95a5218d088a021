package io.github.fragmill.example.origin.page;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.example.origin.server.Answer;
import io.github.fragmill.example.origin.server.Page;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code /}, which lists the titles, and {@code /?play=film}, which plays one, as DASH or as HLS.
 * It has no key, unless it is made for demonstrations: then everybody sees it. Thread-safe.
 */
public final class TitlePage implements Page {

  /** Names the titles. */
  @FunctionalInterface
  public interface Names {

    /**
     * Returns the names of all titles, sorted; empty when nobody knows all.
     *
     * @throws FragmillException when they cannot be read
     */
    List<String> all() throws FragmillException;
  }

  private static final String SCRIPTS = "/@player/";
  private static final String OWN_SCRIPT = "page.js";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String PLAY = "play=";

  private final Names names;
  private final String keyIds;
  private final String keys;
  private final Html list = Html.of("titles.html");
  private final Html player = Html.of("player.html");
  private final Map<String, byte[]> scripts;
  private final Map<PlayerScripts.Script, String> urls;

  private TitlePage(
      Names names,
      String keyIds,
      String keys,
      Map<String, byte[]> scripts,
      Map<PlayerScripts.Script, String> urls) {
    this.names = names;
    this.keyIds = keyIds;
    this.keys = keys;
    this.scripts = scripts;
    this.urls = urls;
  }

  /**
   * Makes the page. The scripts of players are those that npm has installed in a directory or above
   * it, or else browsers load them from their public addresses.
   *
   * @param keyIds of the keys that players need, in hexadecimal digits
   * @param keys {@code KID:KEY} of each, for everybody to see; none for a page without keys
   * @throws FragmillException when a script cannot be read
   */
  public static TitlePage of(Names names, List<String> keyIds, List<String> keys, Path directory)
      throws FragmillException {
    Map<String, byte[]> scripts = new LinkedHashMap<>();
    scripts.put(OWN_SCRIPT, Html.resource(OWN_SCRIPT));
    Map<PlayerScripts.Script, String> urls = new LinkedHashMap<>();
    for (PlayerScripts.Script script : PlayerScripts.Script.values()) {
      Optional<byte[]> installed = new PlayerScripts(directory).read(script);
      installed.ifPresent(it -> scripts.put(script.fileName(), it));
      urls.put(script, installed.isPresent() ? SCRIPTS + script.fileName() : script.publicUrl());
    }
    return new TitlePage(names, String.join(",", keyIds), String.join(",", keys), scripts, urls);
  }

  @Override
  public Optional<Answer> answer(String path, Optional<String> query) {
    if (path.equals("/")) {
      Optional<String> title =
          query.filter(it -> it.startsWith(PLAY)).map(it -> it.substring(PLAY.length()));
      return Optional.of(title.isPresent() ? player(title.get()) : list());
    }
    if (!path.startsWith(SCRIPTS)) {
      return Optional.empty();
    }
    byte[] script = scripts.get(path.substring(SCRIPTS.length()));
    return Optional.of(
        script == null
            ? Answer.text(404, "there is no such script")
            : new Answer(
                200,
                Map.of("Content-Type", JAVASCRIPT, "Cache-Control", "max-age=300"),
                ByteBuffer.wrap(script)));
  }

  private Answer list() {
    try {
      String items =
          names.all().stream()
              .map(
                  it ->
                      "<li><a href=\"/?play="
                          + encoded(it)
                          + "\">"
                          + Html.escaped(it)
                          + "</a></li>")
              .collect(Collectors.joining("\n"));
      return html(list.with(Map.of("titles", items), Map.of()));
    } catch (FragmillException e) {
      return Answer.text(502, "the titles cannot be read");
    }
  }

  private Answer player(String encodedTitle) {
    String title;
    try {
      title = URLDecoder.decode(encodedTitle, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Answer.text(400, "the title is not encoded as it should be");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("title", title);
    texts.put("base", "/" + encoded(title) + "/");
    texts.put("keyIds", keyIds);
    texts.put("keys", keys);
    return html(
        player.with(
            Map.of("scripts", urls.keySet().stream().map(this::tag).collect(Collectors.joining())),
            texts));
  }

  private String tag(PlayerScripts.Script script) {
    String url = urls.getOrDefault(script, "");
    return url.startsWith("/")
        ? "<script src=\"" + url + "\"></script>"
        : "<script src=\""
            + url
            + "\" integrity=\""
            + script.integrity()
            + "\" crossorigin=\"anonymous\"></script>";
  }

  private static Answer html(String text) {
    return Answer.of(200, "text/html; charset=utf-8", text)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
  }

  private static String encoded(String title) {
    return URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
