package io.github.fragmill.integration.packaging;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Packages a clip in every mode and layout and says what came out, in words that go through pipes
 * and class loaders: a line for each file, and one for the jar that encrypted.
 */
public final class Digests implements Callable<String> {

  /** The line that names the jar begins so. */
  public static final String JAR = "jar ";

  private final Path clip;

  /**
   * @param clip names the file
   */
  public Digests(String clip) {
    this.clip = Path.of(clip);
  }

  /** Prints the digests of the clip that the first argument names. */
  public static void main(String[] arguments) throws Exception {
    PrintStream output = new PrintStream(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
    output.println(JAR + bouncyCastleJar());
    output.print(new Digests(arguments[0]).call());
  }

  private static String bouncyCastleJar() throws ClassNotFoundException {
    return Class.forName("org.bouncycastle.crypto.engines.AESEngine")
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .getPath();
  }

  @Override
  public String call() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (Mode mode : Mode.values()) {
      for (Layout layout : Packagers.LAYOUTS) {
        Map<String, byte[]> files =
            MemoryClip.of(Packagers.of(Source.file(clip), mode, layout)).files();
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getValue());
          lines.append(HexFormat.of().formatHex(digest)).append(' ');
          lines.append(mode).append(' ').append(layout).append(' ').append(file.getKey());
          lines.append('\n');
        }
      }
    }
    return lines.toString();
  }
}
