package io.github.fragmill.core.internal.text;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.source.Reads;
import io.github.fragmill.core.internal.text.port.TextContent;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A text file that was read.
 *
 * @param kind what it is
 * @param bytes the file as it is
 * @param content what is shown
 * @param stamp identifies the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TextFile(TextKind kind, byte[] bytes, TextContent content, SourceStamp stamp) {

  /** Returns the media type of the file, empty for SubRip, which has none that players know. */
  public String mimeType() {
    return switch (kind) {
      case WEBVTT -> "text/vtt";
      case TTML -> "application/ttml+xml";
      case SUBRIP -> "";
    };
  }

  /**
   * Returns the file as players read it: WebVTT in UTF-8, as it must be (W3C WebVTT, 4.1).
   *
   * @throws FragmillException never: the file was decoded before
   */
  public byte[] published() throws FragmillException {
    return kind == TextKind.WEBVTT
        ? TextEncoding.decode(bytes).getBytes(StandardCharsets.UTF_8)
        : bytes.clone();
  }

  /**
   * Reads a source that is a text file.
   *
   * @param budget for all sources of a presentation
   * @return empty when it is none
   * @throws FragmillException when it cannot be read, exceeds a limit, or is text that contradicts
   *     itself
   */
  public static Optional<TextFile> read(Source source, Limits limits, MemoryBudget budget)
      throws FragmillException {
    try (SourceReader reader = source.open()) {
      SourceStamp stamp = reader.stamp(); // what is written from now on has another one
      Optional<TextKind> kind = TextKind.of(bytes(reader, TextKind.HEAD_BYTES));
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      if (reader.sizeBytes() > limits.maxTextBytes()) {
        throw new LimitExceededException(
            source.name()
                + ": a text file of "
                + reader.sizeBytes()
                + " bytes, more than maxTextBytes = "
                + limits.maxTextBytes());
      }
      byte[] file = bytes(reader, limits.maxTextBytes());
      budget.part(source.name()).take(TextMemory.bytes(kind.get(), file), "its text");
      return Optional.of(new TextFile(kind.get(), file, kind.get().parse(file), stamp));
    } catch (MalformedMediaException e) {
      throw e.in(source.name());
    } catch (UnsupportedMediaException e) {
      throw new UnsupportedMediaException(source.name() + ": " + e.getMessage());
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + source.name(), e);
    }
  }

  private static byte[] bytes(SourceReader reader, int maxBytes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(maxBytes, reader.sizeBytes()));
    long end = Reads.fill(reader, bytes, /* positionBytes= */ 0);
    return Arrays.copyOf(bytes.array(), (int) end);
  }
}
