package io.github.fragmill.core.error;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes in words why reading or writing failed. */
final class FailureReason {

  private FailureReason() {}

  /**
   * Returns the failure's message; where it is only the file's name, as file systems often do, the
   * file's name with the reason that the exception's type states.
   */
  static String of(IOException failure) {
    String message = failure.getMessage();
    if (message == null) {
      return withoutMessage(failure);
    }
    if (!(failure instanceof FileSystemException known) || known.getReason() != null) {
      return message;
    }
    if (known instanceof AccessDeniedException) {
      return known.getFile() + ": permission denied";
    }
    if (known instanceof FileAlreadyExistsException) {
      return known.getFile() + ": it exists already";
    }
    if (known instanceof NoSuchFileException) {
      return known.getFile() + ": no such file or directory";
    }
    if (known instanceof NotDirectoryException) {
      return known.getFile() + ": it is not a directory";
    }
    if (known instanceof DirectoryNotEmptyException) {
      return known.getFile() + ": the directory is not empty";
    }
    return known.getFile() + ": the file system gives no reason";
  }

  private static String withoutMessage(IOException failure) {
    if (failure instanceof EOFException) {
      return "it ended too early";
    }
    return failure instanceof ClosedChannelException
        ? "it was closed meanwhile"
        : "no reason was given";
  }
}
