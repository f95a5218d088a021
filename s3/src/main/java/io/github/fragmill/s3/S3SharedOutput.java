package io.github.fragmill.s3;

import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.core.output.Workspace;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a bucket that several processes write, as a {@link SharedOutput}. Segment files are
 * objects from the time when they are written; a file that is joined of parts is one upload, of
 * which all processes send parts. Readers of a manifest find all that it names. What the processes
 * need to know of each other is in small objects below {@code .fragmill-shared-ID/} at the place.
 *
 * <p>There must be no object below the place when the work begins, and the place is of this plan
 * until it is complete or discarded. Parts that are joined have at least 5 MiB, but for the last,
 * and at most 480 MiB; there are at most 625 of them ({@code PackagingPlan.units} divides the
 * work). A part that is written takes up to 70 MiB of memory, and so much of a file at most takes
 * memory.
 *
 * <p>The server must refuse {@code If-None-Match: *} when the object exists, as Amazon's does.
 * Immutable and thread-safe.
 */
public final class S3SharedOutput implements SharedOutput {

  private static final String STATE = ".fragmill-shared-";

  private final S3Objects objects;
  private final S3Calls calls;
  private final S3Location location;

  S3SharedOutput(S3Calls calls, S3Location location) {
    this.objects = new S3Objects(calls);
    this.calls = calls;
    this.location = location;
  }

  /** Returns where the files go: their names follow it. */
  public S3Location location() {
    return location;
  }

  /**
   * Begins the work on a plan, or finds what is begun already.
   *
   * @throws FileAlreadyExistsException when there is an object that is not of this work
   * @throws IOException when the server does not answer
   */
  @Override
  public Workspace begin(String planId) throws IOException {
    S3WorkState state = state(planId);
    if (!state.isBegun()) {
      if (!objects.isEmpty(location.prefix())) {
        throw taken();
      }
      state.begin();
      requireNoOther(state);
    }
    return workspace(state);
  }

  @Override
  public Optional<Workspace> find(String planId) throws IOException {
    S3WorkState state = state(planId);
    return state.isBegun() ? Optional.of(workspace(state)) : Optional.empty();
  }

  private S3Workspace workspace(S3WorkState state) {
    return new S3Workspace(calls, location, state);
  }

  private S3WorkState state(String planId) throws IOException {
    if (!planId.matches("[A-Za-z0-9]+")) {
      throw new IOException("planId: expected letters and digits, found " + planId);
    }
    return new S3WorkState(
        objects, new S3Location(location.bucket(), location.keyOf(STATE + planId)));
  }

  /** Two plans may have found the place empty at the same time; both are refused then. */
  private void requireNoOther(S3WorkState state) throws IOException {
    List<String> others = new ArrayList<>();
    objects.list(
        location.prefix() + STATE,
        object -> {
          if (!state.isOwn(object.location().key())) {
            others.add(object.location().key());
          }
        });
    if (!others.isEmpty()) {
      state.end();
      throw taken();
    }
  }

  private FileAlreadyExistsException taken() {
    return new FileAlreadyExistsException(
        location.toString(), null, "there are objects already; choose another place");
  }

  @Override
  public String toString() {
    return location.toString();
  }
}
