package io.github.fragmill.integration.secrets;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.TrackProtector;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program that packages and decrypts, and dumps its heap: with the key in use, and after it is
 * closed, when plan, protection and decryptor are still at hand.
 */
final class KeyHolder {

  private static final List<Object> HELD = new ArrayList<>();

  private KeyHolder() {}

  /**
   * @param args the engine, the scheme, a clip, and a folder for what is made
   */
  public static void main(String[] args) throws Exception {
    AesEngine engine = args[0].equals("jdk") ? AesEngine.jdk() : AesEngine.bouncyCastle();
    Source clip = Source.file(Path.of(args[2]));
    Path folder = Path.of(args[3]);
    byte[] bytes = KeyTraces.key();
    ContentKey key = ContentKey.of(KeyId.parse(KeyTraces.KEY_ID_HEX), bytes);
    Arrays.fill(bytes, (byte) 0);
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.parse(args[1]))
            .key(TrackSelector.all(), key)
            .engine(engine)
            .build();
    Decryptor decryptor = Decryptor.of(key).engine(engine);
    PackagingPlan plan =
        Packager.of(clip).manifest(DashManifest.onDemand()).protect(protection).plan();
    plan.packageTo(Output.directory(folder.resolve("out")));
    decryptor.decrypt(
        Source.file(folder.resolve("out").resolve("video-360.mp4")),
        OutputStream.nullOutputStream());
    HELD.addAll(List.of(key, protection, decryptor, plan));
    dumpInFlight(protection, clip, folder.resolve("open.hprof"));
    plan.packageTo(Output.directory(folder.resolve("out")).overwriting());
    key.close();
    dump(folder.resolve("closed.hprof"));
  }

  private static void dumpInFlight(CommonEncryption protection, Source clip, Path file)
      throws Exception {
    Track audio =
        Movie.read(clip).tracks().stream()
            .filter(track -> track.format().type() == TrackType.AUDIO)
            .findFirst()
            .orElseThrow();
    TrackProtector inFlight =
        protection.begin().protect(audio, 0L).orElseThrow().protector(/* firstSample= */ 0);
    inFlight.encrypt(/* sampleInSegment= */ 0, ByteBuffer.allocate(64), Optional.empty());
    HELD.add(inFlight);
    dump(file);
    HELD.remove(inFlight);
  }

  /** Dumps what can be reached. */
  private static void dump(Path file) throws Exception {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), /* live= */ true);
  }
}
