package io.github.fragmill.platform.web.access;

import io.github.fragmill.platform.keys.SignedTokens;
import io.github.fragmill.platform.web.http.ErrorView;
import io.github.fragmill.platform.web.http.UnreadBody;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Access control. Without an API key, every client may do everything; with one, only clients that
 * show it. A signed link lets others play one title.
 */
public final class Access {

  private static final String COOKIE = "fragmill_session";
  private static final Duration SESSION = Duration.ofHours(12);
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final List<String> OPEN =
      List.of("/health/", "/static/", "/player/", "/videos/", "/login", "/session", "/favicon.ico");

  /** The addresses that a link for one title opens. */
  private static final Pattern OF_TITLE = Pattern.compile("/(?:play|keys)/(\\d{1,18})");

  private final Optional<String> apiKey;
  private final SignedTokens tokens;
  private final Optional<URI> publicUrl;
  private final LocalHosts hosts;
  private final Clock clock;

  public Access(
      Optional<String> apiKey,
      SignedTokens tokens,
      Optional<URI> publicUrl,
      LocalHosts hosts,
      Clock clock) {
    this.apiKey = apiKey;
    this.tokens = tokens;
    this.publicUrl = publicUrl;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** Lets a request through, or refuses it. */
  public void check(Context context) {
    if (!hosts.isExpected(context.host())) {
      refuse(
          context,
          HttpStatus.MISDIRECTED_REQUEST,
          "This host name does not belong to the platform.");
      return;
    }
    boolean hasLink = hasLink(context);
    if (CHANGING.contains(context.method().name()) && !hasLink && isForeign(context)) {
      refuse(context, HttpStatus.FORBIDDEN, "Requests from pages of other sites are refused.");
      return;
    }
    if (!hasLink && !isSignedIn(context) && !isOpen(context.path())) {
      if (isPage(context)) {
        context.redirect(
            "/login?next=" + URLEncoder.encode(context.path(), StandardCharsets.UTF_8),
            HttpStatus.SEE_OTHER);
        context.skipRemainingHandlers();
      } else {
        context.header("WWW-Authenticate", "Bearer");
        refuse(context, HttpStatus.UNAUTHORIZED, "An API key is needed.");
      }
    }
  }

  private static void refuse(Context context, HttpStatus status, String sentence) {
    UnreadBody.drain(context.req());
    context.status(status).json(new ErrorView(sentence));
    context.skipRemainingHandlers();
  }

  private static boolean isOpen(String path) {
    return OPEN.stream().anyMatch(path::startsWith);
  }

  private static boolean isPage(Context context) {
    String accepted = context.header("Accept");
    return context.method().name().equals("GET")
        && accepted != null
        && accepted.contains("text/html");
  }

  /** Returns whether a page of another site sends the request with this browser's cookies. */
  private boolean isForeign(Context context) {
    String origin = context.header("Origin");
    if (origin == null) {
      return "cross-site".equals(context.header("Sec-Fetch-Site"));
    }
    try {
      String authority = new URI(origin).getAuthority();
      return authority == null
          || !(authority.equals(context.host())
              || publicUrl.map(URI::getAuthority).filter(authority::equals).isPresent());
    } catch (URISyntaxException e) {
      return true;
    }
  }

  /** Returns whether the request has a valid token for the title in its address. */
  private boolean hasLink(Context context) {
    String token = context.queryParam("token");
    Matcher title = OF_TITLE.matcher(context.path());
    return token != null
        && title.matches()
        && tokens.isValid(token, play(Long.parseLong(title.group(1))), clock.instant());
  }

  private static String play(long packagingId) {
    return "play " + packagingId;
  }

  /** Returns a token that lets others play a title. */
  public String link(long packagingId, Instant until) {
    return tokens.issue(play(packagingId), until);
  }

  public boolean needsKey() {
    return apiKey.isPresent();
  }

  public boolean isSignedIn(Context context) {
    if (apiKey.isEmpty()) {
      return true;
    }
    String session = context.cookie(COOKIE);
    return isKey(shownKey(context))
        || (session != null && tokens.isValid(session, session(), clock.instant()));
  }

  private static Optional<String> shownKey(Context context) {
    String authorization = context.header("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of(authorization.substring(7).strip());
    }
    return Optional.ofNullable(context.header("X-API-Key"));
  }

  private boolean isKey(Optional<String> shown) {
    return shown.isPresent() && MessageDigest.isEqual(bytes(shown.get()), bytes(apiKey.orElse("")));
  }

  /** A new API key ends the sessions of the old one. */
  private String session() {
    return "session " + apiKey.orElse("");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Begins a session.
   *
   * @return false when the key is wrong
   */
  public boolean signIn(Context context, String key) {
    if (apiKey.isPresent() && !isKey(Optional.of(key))) {
      return false;
    }
    Instant until = clock.instant().plus(SESSION);
    context.cookie(cookie(context, tokens.issue(session(), until), (int) SESSION.toSeconds()));
    return true;
  }

  public void signOut(Context context) {
    context.cookie(cookie(context, "", /* maxAgeSeconds= */ 0));
  }

  private Cookie cookie(Context context, String value, int maxAgeSeconds) {
    Cookie cookie = new Cookie(COOKIE, value);
    cookie.setPath("/");
    cookie.setMaxAge(maxAgeSeconds);
    cookie.setSecure(
        context.scheme().equals("https")
            || publicUrl.map(URI::getScheme).filter("https"::equals).isPresent());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    return cookie;
  }
}
