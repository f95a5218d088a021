package io.github.fragmill.platform.web.access;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** The headers by which browsers restrict what pages may do. */
public final class SecurityHeaders implements Handler {

  private final String policy;

  /**
   * @param playerHost the host of the player when it is not in the jar; else empty
   */
  public SecurityHeaders(String playerHost) {
    this.policy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' " + playerHost,
            "style-src 'self' " + playerHost,
            "img-src 'self' data:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");
  }

  @Override
  public void handle(Context context) {
    context.header("Content-Security-Policy", policy);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    // With no-referrer, browsers would not say which page a form comes from.
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cache-Control", "no-cache");
  }
}
