package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Bento4: two programs, one that fragments and one that encrypts. They leave both tracks in one
 * file and write no manifest, which is less than the job asks.
 */
record Bento4(Path fragmenter, Path encrypter) implements ProcessTool {

  @Override
  public String name() {
    return "Bento4, no manifest";
  }

  @Override
  public String version() throws IOException, InterruptedException {
    return Command.of(fragmenter.toString()).lineWith("Bento4 Version");
  }

  @Override
  public boolean can(Encryption encryption, Layout layout) {
    return encryption != Encryption.CLEAR && layout == Layout.ON_DEMAND;
  }

  @Override
  public List<Command> commands(Job job) {
    Command fragment =
        Command.of(fragmenter.toString(), "--index")
            .plus("--fragment-duration", Integer.toString(Job.SEGMENT_SECONDS * 1000))
            .plus(job.input().toString(), job.in("fragmented.mp4"));
    Command encrypt =
        Command.of(encrypter.toString())
            .plus("--method", "MPEG-" + job.encryption().toString().toUpperCase(Locale.ROOT))
            .plus(key(/* trackId= */ 1))
            .plus(key(/* trackId= */ 2))
            .plus(job.in("fragmented.mp4"), job.in("encrypted.mp4"));
    return List.of(fragment, encrypt);
  }

  private static String[] key(int trackId) {
    String iv = "0123456789abcdef0000000000000000";
    return new String[] {
      "--key", trackId + ":" + Job.KEY + ":" + iv, "--property", trackId + ":KID:" + Job.KEY_ID
    };
  }
}
