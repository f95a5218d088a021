package io.github.fragmill.cpix.speke;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.Cpix;
import io.github.fragmill.cpix.CpixDocument;
import io.github.fragmill.cpix.CpixKey;
import io.github.fragmill.cpix.CpixReader;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.KeyGrant;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeyRequest;
import io.github.fragmill.crypto.TrackKeySource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Asks a key server for the keys of a title by SPEKE: one request for all tracks and crypto
 * periods, when a presentation is planned. Immutable and thread-safe.
 *
 * <pre>{@code
 * CommonEncryption.builder(Scheme.CBCS)
 *     .keys(Speke.v2(server).contentId("film-17").contract(VIDEO_2, AUDIO_1))
 *     .build()
 * }</pre>
 *
 * <p>The answer must hold what was asked for and nothing else: each key once, each element filled,
 * content id, version, scheme and track types as in the request. All else is a {@link
 * KeySourceException}, as are a server that does not answer in time, too long an answer, and any
 * status but 200; the message has the server's text, without what could be a key.
 *
 * <p>Key ids follow from content id, scheme, track type and crypto period, so that a title which is
 * packaged again, or on many machines, has the same ids each time. Keys stay in memory as long as
 * what was planned with them.
 *
 * <p>Source: AWS, Secure Packager and Encoder Key Exchange, API v1, v2.0 and v2.1.
 */
@CheckReturnValue
public final class Speke implements TrackKeySource {

  /** Widevine. */
  public static final UUID WIDEVINE = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");

  /** PlayReady. */
  public static final UUID PLAYREADY = UUID.fromString("9a04f079-9840-4286-ab92-e65be0885f95");

  /** FairPlay, for {@link Scheme#CBCS} only. */
  public static final UUID FAIRPLAY = UUID.fromString("94ce86fb-07ff-4f43-adb8-93d2fa968ca2");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Settings settings;

  /** All that a builder would hold; changed only before somebody else sees it. */
  private static final class Settings {

    private Exchange exchange;
    private String contentId = "";
    private Contract contract = Contract.SHARED;
    private Optional<List<UUID>> systems = Optional.empty();
    private boolean hls = true;
    private Optional<Recipient> recipient = Optional.empty();
    private Optional<AnswerCache> cache = Optional.empty();

    private Settings(Exchange exchange) {
      this.exchange = exchange;
    }

    private Settings(Settings from) {
      exchange = from.exchange;
      contentId = from.contentId;
      contract = from.contract;
      systems = from.systems;
      hls = from.hls;
      recipient = from.recipient;
      cache = from.cache;
    }
  }

  private record Recipient(X509Certificate certificate, PrivateKey key) {

    @Override
    public String toString() {
      return "recipient";
    }
  }

  private Speke(Settings settings) {
    this.settings = settings;
  }

  /**
   * Asks by SPEKE 1.0: one key for all tracks, CPIX 2.0.
   *
   * @param server all of the address; {@code https}, or {@code http} on this machine
   */
  public static Speke v1(URI server) {
    return of(SpekeVersion.V1_0, server);
  }

  /** Asks by SPEKE 2.0: keys by a contract, CPIX 2.3. */
  public static Speke v2(URI server) {
    return of(SpekeVersion.V2_0, server);
  }

  /** Asks by SPEKE 2.1: keys by a contract, CPIX 2.4. */
  public static Speke v21(URI server) {
    return of(SpekeVersion.V2_1, server);
  }

  private static Speke of(SpekeVersion version, URI server) {
    String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
    if (server.getHost() == null || !Set.of("http", "https").contains(scheme)) {
      throw new IllegalArgumentException("server: expected an http or https URL with a host");
    }
    return new Speke(
        new Settings(
            new Exchange(
                server,
                Optional.empty(),
                Optional.empty(),
                version,
                Duration.ofSeconds(30),
                /* retries= */ 2,
                /* maxBytes= */ 16 << 20)));
  }

  /** Returns the same for a title, by the name that the key server knows. */
  public Speke contentId(String contentId) {
    if (contentId.isBlank() || contentId.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("contentId: expected text on one line, found none");
    }
    return with(it -> it.contentId = contentId);
  }

  /**
   * Returns the same with other keys than one for all tracks.
   *
   * @param presets one for video and one for audio, in any order; {@link EncryptionPreset#SHARED}
   *     alone; {@link EncryptionPreset#UNENCRYPTED} leaves the other clear. Without a preset for
   *     audio, a presentation with audio is refused, and the other way round
   * @throws IllegalArgumentException when they do not go together, or SPEKE 1.0 has no such keys
   */
  public Speke contract(EncryptionPreset... presets) {
    Contract contract = Contract.of(presets);
    if (settings.exchange.version().isFirst() && !contract.equals(Contract.SHARED)) {
      throw new IllegalArgumentException(
          "contract: SPEKE 1.0 has one key for all tracks, found " + List.of(presets));
    }
    return with(it -> it.contract = contract);
  }

  /**
   * Returns the same with other DRM systems than Widevine, PlayReady and, for {@link Scheme#CBCS},
   * FairPlay.
   */
  public Speke systems(UUID... systemIds) {
    List<UUID> systems = List.of(systemIds);
    return with(it -> it.systems = Optional.of(systems));
  }

  /** Returns the same that asks for nothing for HLS, but of FairPlay, which has nothing else. */
  public Speke withoutHls() {
    return with(it -> it.hls = false);
  }

  /**
   * Returns the same that asks for encrypted keys, and refuses others.
   *
   * @param certificate goes to the server
   * @param key the private key of the certificate, RSA
   */
  public Speke decryptWith(X509Certificate certificate, PrivateKey key) {
    Recipient recipient =
        new Recipient(
            Objects.requireNonNull(certificate, "certificate"), Objects.requireNonNull(key, "key"));
    return with(it -> it.recipient = Optional.of(recipient));
  }

  /**
   * Returns the same with a client of the application's, for example one with a certificate of its
   * own (mTLS) or a proxy. The default makes one that follows no redirects.
   */
  public Speke httpClient(HttpClient client) {
    Exchange e = settings.exchange;
    return with(
        new Exchange(
            e.server(),
            Optional.of(client),
            e.signer(),
            e.version(),
            e.timeout(),
            e.retries(),
            e.maxBytes()));
  }

  /** Returns the same with what signs requests. */
  public Speke signer(RequestSigner signer) {
    Exchange e = settings.exchange;
    return with(
        new Exchange(
            e.server(),
            e.client(),
            Optional.of(signer),
            e.version(),
            e.timeout(),
            e.retries(),
            e.maxBytes()));
  }

  /**
   * Returns the same with other limits than 30 seconds, 2 and 16 MiB.
   *
   * @param timeout for all attempts together, above zero
   * @param retries how often a request is sent again that failed in a way that may pass, 0 to 10
   * @param maxBytes the longest answer, 1 or more
   */
  public Speke limits(Duration timeout, int retries, int maxBytes) {
    if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("timeout: expected above zero and up to a day");
    }
    if (retries < 0 || retries > 10 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "limits: expected 0 to 10 retries and 1 byte or more, found "
              + retries
              + " and "
              + maxBytes);
    }
    Exchange e = settings.exchange;
    return with(
        new Exchange(e.server(), e.client(), e.signer(), e.version(), timeout, retries, maxBytes));
  }

  /**
   * Returns the same that keeps answers in memory for a time: planning the title again, as an
   * origin or each worker of a cluster does, then asks nobody.
   *
   * @param lifetime above zero
   */
  public Speke cached(Duration lifetime) {
    if (lifetime.isZero() || lifetime.isNegative()) {
      throw new IllegalArgumentException("lifetime: expected above zero, found " + lifetime);
    }
    return with(it -> it.cache = Optional.of(new AnswerCache(lifetime, System::nanoTime)));
  }

  private Speke with(Exchange exchange) {
    return with(it -> it.exchange = exchange);
  }

  private Speke with(Consumer<Settings> change) {
    Settings changed = new Settings(settings);
    change.accept(changed);
    return new Speke(changed);
  }

  @Override
  public List<Optional<KeyGrant>> trackKeys(List<TrackKeyRequest> requests) throws IOException {
    SortedSet<Long> periods = new TreeSet<>();
    requests.forEach(request -> periods.add(request.period()));
    Cpix keys = answer(title(requests.get(0).scheme(), periods));
    for (TrackType type : settings.contract.clear()) {
      keys = keys.leaveClear(type);
    }
    return keys.trackKeys(requests);
  }

  /**
   * Asks for keys that were asked for before: those of a saved plan ({@link
   * io.github.fragmill.core.SavedPlan#keyIds}), for an {@link io.github.fragmill.crypto.Encryptor}.
   * The title and the contract must be those that it was planned with, of which key ids follow.
   *
   * @param keyIds at least one
   * @return one key for each id, in their order
   * @throws KeySourceException when an id is none of the title's, or the server does not answer
   *     with its keys
   */
  public List<ContentKey> contentKeys(Collection<KeyId> keyIds) throws FragmillException {
    requireTitle();
    Set<KeyId> wanted = Set.copyOf(keyIds);
    for (Scheme scheme : Scheme.values()) {
      SortedSet<Long> periods =
          TitleRequest.periodsOf(wanted, settings.contentId, scheme, settings.contract);
      if (!periods.isEmpty()) {
        Map<KeyId, CpixKey> keys = new HashMap<>();
        answer(title(scheme, periods)).document().keys().forEach(key -> keys.put(key.keyId(), key));
        return keyIds.stream()
            .map(keys::get)
            .map(key -> Objects.requireNonNull(key).contentKey().orElseThrow())
            .toList();
      }
    }
    throw settings.exchange.refusal(
        "expected key ids of title "
            + settings.contentId
            + " and its contract, found others: "
            + keyIds);
  }

  private Cpix answer(TitleRequest title) throws FragmillException {
    return settings.cache.isPresent()
        ? settings.cache.get().get(title, () -> ask(title))
        : ask(title);
  }

  private void requireTitle() throws KeySourceException {
    if (settings.contentId.isEmpty()) {
      throw settings.exchange.refusal("expected a title, found none; contentId(String) sets it");
    }
  }

  private TitleRequest title(Scheme scheme, SortedSet<Long> periods) throws KeySourceException {
    requireTitle();
    requireSafe();
    List<UUID> systems =
        settings.systems.orElse(
            scheme == Scheme.CBCS
                ? List.of(WIDEVINE, PLAYREADY, FAIRPLAY)
                : List.of(WIDEVINE, PLAYREADY));
    return TitleRequest.of(
        settings.exchange.version(),
        settings.contentId,
        scheme,
        systems.stream().map(it -> DrmRequest.of(it, settings.hls)).toList(),
        settings.recipient.map(Recipient::certificate),
        settings.contract,
        periods);
  }

  /** Keys in clear do not travel in clear. */
  private void requireSafe() throws KeySourceException {
    URI server = settings.exchange.server();
    boolean isSafe =
        server.getScheme().equalsIgnoreCase("https")
            || LOOPBACK.contains(server.getHost().toLowerCase(Locale.ROOT))
            || settings.recipient.isPresent();
    if (!isSafe) {
      throw settings.exchange.refusal(
          "expected https, or http on this machine, because keys in clear would travel in clear;"
              + " decryptWith(X509Certificate, PrivateKey) asks for encrypted ones");
    }
  }

  private Cpix ask(TitleRequest title) throws FragmillException {
    byte[] body = settings.exchange.post(title.toXml());
    CpixDocument document;
    try {
      CpixReader reader = CpixReader.plain();
      if (settings.recipient.isPresent()) {
        reader = reader.decryptWith(settings.recipient.get().key()).requireEncrypted();
      }
      document = reader.read(body);
    } catch (KeySourceException e) {
      throw settings.exchange.refusal(String.valueOf(e.getMessage()));
    } finally {
      Arrays.fill(body, (byte) 0);
    }
    try {
      return Cpix.of(AnswerCheck.check(title, document));
    } catch (KeySourceException e) {
      document.close();
      throw settings.exchange.refusal(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the server's host and the title. */
  @Override
  public String toString() {
    return "SPEKE server " + settings.exchange.server().getHost() + " for " + settings.contentId;
  }
}
