package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * The muxer of mp4parser, whose box parser Fragmill uses. It knows {@code cenc} but not {@code
 * cbcs}, and writes neither index nor manifest, which is less than the job asks.
 *
 * @param jar the muxer alone
 * @param benchmarks the benchmarks, which have the box parser in them
 */
record Mp4ParserMuxer(Path jar, Path benchmarks) implements ProcessTool {

  @Override
  public String name() {
    return "mp4parser, no manifest";
  }

  @Override
  public String version() {
    return "org.mp4parser:muxer:1.9.56, one thread, neither index nor manifest, " + Jvm.version();
  }

  @Override
  public boolean can(Encryption encryption, Layout layout) {
    return encryption != Encryption.CBCS && layout == Layout.ON_DEMAND;
  }

  @Override
  public List<Command> commands(Job job) {
    String classPath = jar + File.pathSeparator + benchmarks;
    return List.of(
        Jvm.command("-cp", classPath, Mp4ParserProgram.class.getName())
            .plus(job.encryption().toString(), Integer.toString(Job.SEGMENT_SECONDS))
            .plus(Job.KEY_ID, Job.KEY, job.input().toString(), job.output().toString()));
  }
}
