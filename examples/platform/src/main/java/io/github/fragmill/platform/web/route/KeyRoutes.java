package io.github.fragmill.platform.web.route;

import io.github.fragmill.platform.catalog.KeyOrigin;
import io.github.fragmill.platform.catalog.PackagingOptions;
import io.github.fragmill.platform.catalog.WrappedKey;
import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.keys.KeyVaultException;
import io.github.fragmill.platform.service.TitleService;
import io.github.fragmill.platform.web.access.Access;
import io.github.fragmill.platform.web.http.Json;
import io.github.fragmill.platform.web.http.Routes;
import io.github.fragmill.platform.web.view.PackagingView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Keys for players, as W3C Encrypted Media Extensions have them (Clear Key, 9.1.3 and 9.1.4).
 * {@link Access} decides who may ask.
 */
public record KeyRoutes(TitleService titles, KeyVault vault) implements Routes {

  private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

  /** The request of a player. */
  record LicenceRequest(List<String> kids, Optional<String> type) {}

  /** Where the keys are. */
  record KeySourceView(String keySource) {}

  /** The answer to a player. */
  record Licence(List<Jwk> keys, String type) {}

  /** A key (RFC 7517). */
  record Jwk(String kty, String kid, String k) {

    @Override
    public String toString() {
      return "Jwk[" + kid + "]";
    }
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.options("/keys/{id}", context -> allow(context).status(HttpStatus.NO_CONTENT));
    routes.get("/keys/{id}", this::source);
    routes.post("/keys/{id}", this::licence);
  }

  /** Players on pages of other sites may ask when they have the token of a link. */
  private static Context allow(Context context) {
    if (context.queryParam("token") != null) {
      context.header("Access-Control-Allow-Origin", "*");
      context.header("Access-Control-Allow-Headers", "Content-Type");
    }
    return context;
  }

  /** Answers whether the keys are here, so that players ask here or elsewhere. */
  private void source(Context context) throws RequestRefusedException {
    KeyOrigin origin = titles.packaging(Routes.number(context, "id")).options().keyOrigin();
    allow(context).json(new KeySourceView(PackagingView.word(origin)));
  }

  private void licence(Context context)
      throws IOException, RequestRefusedException, KeyVaultException {
    allow(context).header("Cache-Control", "no-store");
    LicenceRequest request = Json.read(context, LicenceRequest.class);
    PackagingOptions options = titles.packaging(Routes.number(context, "id")).options();
    if (options.keyOrigin() == KeyOrigin.KEY_SERVER) {
      throw new RequestRefusedException(
          Reason.UNKNOWN,
          "The keys of this title are not here: its licence servers give licences for them.");
    }
    Optional<WrappedKey> key = options.key();
    String kid = key.map(it -> it.keyId().toBase64Url()).orElse("");
    if (key.isEmpty() || request.kids() == null || !request.kids().contains(kid)) {
      throw new RequestRefusedException(Reason.UNKNOWN, "There is no such key for this title.");
    }
    byte[] bytes = vault.unwrap(key.get().bytes());
    try {
      Jwk jwk = new Jwk("oct", kid, BASE64_URL.encodeToString(bytes));
      context.json(new Licence(List.of(jwk), request.type().orElse("temporary")));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
