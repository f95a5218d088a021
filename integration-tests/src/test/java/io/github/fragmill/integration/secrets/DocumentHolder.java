package io.github.fragmill.integration.secrets;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.cpix.Cpix;
import io.github.fragmill.cpix.CpixDocument;
import io.github.fragmill.cpix.CpixKey;
import io.github.fragmill.cpix.CpixWriter;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.dash.DashManifest;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program that plans with the key of a document, and dumps its heap: with the document open, and
 * after it is closed, when plan and protection are still at hand.
 */
final class DocumentHolder {

  private static final List<Object> HELD = new ArrayList<>();

  private DocumentHolder() {}

  /**
   * @param args a clip, and a folder for what is made
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    Path file = folder.resolve("keys.xml");
    write(file);
    Cpix keys = Cpix.read(file);
    CommonEncryption protection = CommonEncryption.from(keys);
    PackagingPlan plan =
        Packager.of(Source.file(Path.of(args[0])))
            .manifest(DashManifest.onDemand())
            .protect(protection)
            .plan();
    HELD.addAll(List.of(keys, protection, plan));
    dump(folder.resolve("open.hprof"));
    keys.close();
    dump(folder.resolve("closed.hprof"));
  }

  private static void write(Path file) throws Exception {
    byte[] bytes = KeyTraces.key();
    try (CpixDocument document =
            new CpixDocument(
                Optional.empty(),
                Optional.empty(),
                List.of(CpixKey.of(KeyId.of(KeyTraces.KEY_ID_HEX), bytes).withScheme("cbcs")),
                List.of(),
                List.of(),
                List.of());
        OutputStream out = Files.newOutputStream(file)) {
      CpixWriter.plain().write(document, out);
    }
    Arrays.fill(bytes, (byte) 0);
  }

  /** Dumps what can be reached. */
  private static void dump(Path file) throws Exception {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), /* live= */ true);
  }
}
