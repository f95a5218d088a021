package io.github.fragmill.integration.secrets;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.crypto.FixedKeys;
import io.github.fragmill.crypto.KeySource;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.dash.DashManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** A program that does much with a key, and prints all that anybody may print of it. */
final class KeyTalker {

  private static final String OTHER_ID = "ffeeddccbbaa99887766554433221100";
  private static final String OTHER_KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f1";

  private final Source clip;
  private final Path folder;
  private final ContentKey key = ContentKey.of(KeyId.of(KeyTraces.KEY_ID_HEX), KeyTraces.key());

  /** What is tried. */
  @FunctionalInterface
  private interface Attempt {
    Object make() throws Exception;
  }

  private KeyTalker(Source clip, Path folder) {
    this.clip = clip;
    this.folder = folder;
  }

  /**
   * @param args a clip, and a folder for what is made
   */
  public static void main(String[] args) throws IOException {
    Logger root = Logger.getLogger("");
    ConsoleHandler console = new ConsoleHandler();
    console.setLevel(Level.ALL);
    root.addHandler(console);
    root.setLevel(Level.ALL);
    LoggerFactory.getLogger(KeyTalker.class).trace("logs are received");
    KeyTalker talker = new KeyTalker(Source.file(Path.of(args[0])), Path.of(args[1]));
    for (Scheme scheme : Scheme.values()) {
      talker.succeed(scheme, AesEngine.bouncyCastle());
      talker.succeed(scheme, AesEngine.jdk());
    }
    talker.fail();
  }

  private CommonEncryption.Builder builder(Scheme scheme) {
    return CommonEncryption.builder(scheme)
        .key(TrackSelector.all(), FixedKeys.of(key, ContentKey.of(OTHER_ID, OTHER_KEY), key))
        .rotateKeys(Duration.ofSeconds(4))
        .signal(DrmSystem.common(), Widevine.keyId(), PlayReady.keyId());
  }

  private void succeed(Scheme scheme, AesEngine engine) throws IOException {
    CommonEncryption protection = builder(scheme).engine(engine).build();
    Path out = folder.resolve(scheme + "-" + engine);
    Packager packager = packager(protection).onProgress(progress -> look());
    PackagingPlan plan = packager.plan();
    System.out.println(packager.packageTo(plan, Output.directory(out)));
    Decryptor decryptor = Decryptor.of(key, ContentKey.of(OTHER_ID, OTHER_KEY)).engine(engine);
    decryptor.decrypt(Source.file(out.resolve("video-360.mp4")), OutputStream.nullOutputStream());
    System.out.println(List.of(key, protection, decryptor, plan, plan.renditions()));
    plan.renditions().forEach(rendition -> System.out.println(rendition.protection()));
    System.out.println(protection.protect(List.of()));
  }

  private Packager packager(CommonEncryption protection) {
    return Packager.of(clip).manifest(DashManifest.onDemand()).protect(protection);
  }

  private void look() {
    try {
      KeyTraces.inFolder(folder).forEach(found -> System.out.println("FOUND " + found));
    } catch (IOException | java.io.UncheckedIOException e) {
      System.out.println("a file went away: " + e);
    }
  }

  private void fail() throws IOException {
    byte[] bytes = KeyTraces.key();
    String hex = HexFormat.of().formatHex(bytes);
    KeyId id = KeyId.of(KeyTraces.KEY_ID_HEX);
    ContentKey same = ContentKey.of(id.toHex(), OTHER_KEY);
    report(() -> ContentKey.of(id, Arrays.copyOf(bytes, 17)));
    String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    for (String pair :
        List.of(
            hex,
            id + hex,
            id + ":" + hex + "0",
            "x:" + hex,
            id + ":" + hex + ":" + hex,
            id + ":" + base64 + "=",
            id + ":+_" + base64.substring(2))) {
      report(() -> ContentKey.parse(pair));
    }
    report(() -> Decryptor.of(key, same));
    report(() -> builder(Scheme.CBCS).key(TrackSelector.audio(), same).build());
    report(() -> packager(ofSource(request -> same)).plan());
    report(() -> packager(ofOne(TrackSelector.video())).plan());
    report(() -> packager(ofOne(TrackSelector.all().language("fi"))).plan());
    report(
        () ->
            packager(
                    ofSource(
                        request -> {
                          throw new IOException("no answer");
                        }))
                .plan());
    Path out = folder.resolve("CBCS-JDK");
    report(() -> packager(builder(Scheme.CBCS).build()).packageTo(Output.directory(out)));
    Source encrypted = Source.file(out.resolve("video-360.mp4"));
    report(() -> Decryptor.of(List.of(key)).open(List.of(encrypted)));
    report(
        () -> {
          Decryptor.of(key, ContentKey.of(OTHER_ID, OTHER_KEY)).decrypt(encrypted, full());
          return "nothing";
        });
    byte[] media = Files.readAllBytes(out.resolve("video-360.mp4"));
    byte[] truncated = Arrays.copyOf(media, media.length / 2);
    report(() -> Decryptor.of(key).open(List.of(Source.bytes("truncated.mp4", truncated))));
    PackagingPlan plan = packager(CommonEncryption.cenc(key)).plan();
    key.close();
    report(
        () -> PackagingEngine.create().packageTo(plan, Output.directory(folder.resolve("late"))));
    report(() -> packager(CommonEncryption.cenc(key)).plan());
  }

  /** Leaves a track without a rule, or the rule without a track. */
  private CommonEncryption ofOne(TrackSelector tracks) {
    return CommonEncryption.builder(Scheme.CENC)
        .key(tracks, key)
        .leaveClearIfPresent(TrackSelector.video())
        .build();
  }

  private CommonEncryption ofSource(KeySource source) {
    return CommonEncryption.builder(Scheme.CENC)
        .key(TrackSelector.audio(), key)
        .key(TrackSelector.video(), source)
        .build();
  }

  private static OutputStream full() {
    return new ByteArrayOutputStream() {
      @Override
      public synchronized void write(byte[] bytes, int offset, int length) {
        throw new IllegalStateException("full");
      }
    };
  }

  private static void report(Attempt attempt) {
    try {
      System.out.println("went well: " + attempt.make());
    } catch (Exception e) {
      System.out.println("failed");
      e.printStackTrace();
    }
  }
}
