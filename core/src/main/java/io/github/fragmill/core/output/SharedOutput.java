package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Port: where several processes put what they make of one plan, until all of it is there.
 * Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface SharedOutput {

  /**
   * Opens the workspace of a plan; makes it, unless it is there.
   *
   * @param planId names the plan: letters and digits
   * @throws IOException when nothing can be written there
   */
  Workspace open(String planId) throws IOException;

  /**
   * Returns a directory as a shared output. The work is kept in a hidden directory beside it until
   * it is complete; then it takes the directory's name as one that {@link Output#directory} writes.
   *
   * @param output says whether what the directory holds is replaced, and whether it is a link
   */
  static SharedOutput directory(Output.Directory output) {
    return output::workspace;
  }

  /**
   * Returns a directory that must not exist yet, or be empty, as {@link
   * #directory(Output.Directory)} does.
   */
  static SharedOutput directory(Path directory) {
    return directory(Output.directory(directory));
  }
}
