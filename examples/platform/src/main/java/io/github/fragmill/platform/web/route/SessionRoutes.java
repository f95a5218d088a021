package io.github.fragmill.platform.web.route;

import io.github.fragmill.platform.encoding.Encoder;
import io.github.fragmill.platform.upload.Intake;
import io.github.fragmill.platform.web.access.Access;
import io.github.fragmill.platform.web.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Signing in and out, and the state that pages need at their start. */
public record SessionRoutes(Access access, Encoder encoder, Intake intake, boolean hasKeyServer)
    implements Routes {

  /** The state that a page needs. */
  record Session(
      boolean signedIn,
      boolean needsKey,
      boolean canEncode,
      Optional<String> encodeMissing,
      long maxUploadBytes,
      boolean hasKeyServer) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/session", this::show);
    routes.post("/login", this::signIn);
    routes.post("/logout", this::signOut);
  }

  private void show(Context context) {
    Optional<String> missing = encoder.missing();
    context.json(
        new Session(
            access.isSignedIn(context),
            access.needsKey(),
            missing.isEmpty(),
            missing,
            intake.maxBytes(),
            hasKeyServer));
  }

  private void signIn(Context context) {
    String key = context.formParam("key");
    if (access.signIn(context, key == null ? "" : key)) {
      context.redirect(next(context), HttpStatus.SEE_OTHER);
    } else {
      context.redirect("/login?failed=1", HttpStatus.SEE_OTHER);
    }
  }

  /** Redirects lead to pages of this platform alone. */
  private static String next(Context context) {
    String next = context.formParam("next");
    return next != null && next.matches("/[A-Za-z0-9_/]*") && !next.startsWith("//") ? next : "/";
  }

  private void signOut(Context context) {
    access.signOut(context);
    context.redirect("/login", HttpStatus.SEE_OTHER);
  }
}
