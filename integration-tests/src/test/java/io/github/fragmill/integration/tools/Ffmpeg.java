package io.github.fragmill.integration.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** ffmpeg, which makes clips. */
public final class Ffmpeg {

  private final String program;

  private Ffmpeg(String program) {
    this.program = program;
  }

  /** Finds ffmpeg, or skips the test. */
  public static Ffmpeg require() {
    return new Ffmpeg(
        Requirement.require(Command.find("ffmpeg"), "no ffmpeg on the PATH").toString());
  }

  /** Runs it with these arguments, the output file last. */
  public void run(List<String> arguments, Path output) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "-v", "error", "-nostdin", "-y"));
    command.addAll(arguments);
    command.add(output.toString());
    Command.run(command);
  }
}
