package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Port: where several processes put what they make of one plan, until all of it is there. One of
 * them begins the work, all find it; once it is committed or discarded, nobody finds it any more.
 * So a process that comes too late is refused, and makes nothing anew. Implementations are
 * immutable and thread-safe.
 */
public interface SharedOutput {

  /**
   * Begins the work on a plan, or finds what is begun already.
   *
   * @param planId names the plan: letters and digits
   * @return the workspace, which the caller closes
   * @throws IOException when something else is there that must not be replaced, or nothing can be
   *     written
   */
  Workspace begin(String planId) throws IOException;

  /**
   * Finds the work on a plan.
   *
   * @param planId names the plan: letters and digits
   * @return the workspace, which the caller closes; empty when it was not begun, or is over
   * @throws IOException when nobody can say whether there is one
   */
  Optional<Workspace> find(String planId) throws IOException;

  /**
   * Returns a directory as a shared output. The work is kept in a hidden directory beside it until
   * it is complete; then it takes the directory's name as one that {@link Output#directory} writes.
   *
   * @param output says whether what the directory holds is replaced, and whether it is a link
   */
  static SharedOutput directory(Output.Directory output) {
    return new SharedOutput() {
      @Override
      public Workspace begin(String planId) throws IOException {
        return output.beginShared(planId);
      }

      @Override
      public Optional<Workspace> find(String planId) throws IOException {
        return output.findShared(planId);
      }
    };
  }

  /**
   * Returns a directory that must not exist yet, or be empty, as {@link
   * #directory(Output.Directory)} does.
   */
  static SharedOutput directory(Path directory) {
    return directory(Output.directory(directory));
  }
}
