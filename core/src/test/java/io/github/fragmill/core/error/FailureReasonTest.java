package io.github.fragmill.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new IOException("disk on fire"), "disk on fire"),
        Arguments.of(new FileSystemException("a", null, "disk full"), "a: disk full"),
        Arguments.of(new NoSuchFileException("a"), "a: no such file or directory"),
        Arguments.of(new AccessDeniedException("a"), "a: permission denied"),
        Arguments.of(new FileAlreadyExistsException("a"), "a: it exists already"),
        Arguments.of(new NotDirectoryException("a"), "a: it is not a directory"),
        Arguments.of(new DirectoryNotEmptyException("a"), "a: the directory is not empty"),
        Arguments.of(new FileSystemException("a"), "a: the file system gives no reason"),
        Arguments.of(new EOFException(), "it ended too early"),
        Arguments.of(new AsynchronousCloseException(), "it was closed meanwhile"),
        Arguments.of(new IOException(), "no reason was given"));
  }

  /** No message ends in the name of a class. */
  @ParameterizedTest
  @MethodSource("failures")
  void of_failure_isInWords(IOException failure, String reason) {
    assertThat(FailureReason.of(failure)).isEqualTo(reason);
  }
}
