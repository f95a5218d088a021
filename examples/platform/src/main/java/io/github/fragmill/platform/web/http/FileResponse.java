package io.github.fragmill.platform.web.http;

import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.platform.storage.SourceStream;
import io.github.fragmill.platform.storage.StoredFile;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.eclipse.jetty.http.ByteRange;

/** Answers with a file of a storage, or with a part of it. */
public final class FileResponse {

  private static final int MIN_PIECE_BYTES = 1 << 16;
  private static final int MAX_PIECE_BYTES = 1 << 20;

  private FileResponse() {}

  public static void send(Context context, StoredFile file, String contentType) throws IOException {
    try (SourceReader reader = file.source().open()) {
      SourceStamp stamp = reader.stamp();
      String tag = tag(file, stamp);
      context.contentType(contentType);
      context.header("Accept-Ranges", "bytes");
      context.header("ETag", tag);
      if (tag.equals(context.header("If-None-Match"))) {
        context.status(HttpStatus.NOT_MODIFIED);
        return;
      }
      List<String> asked = ranges(context, tag);
      long size = stamp.sizeBytes();
      List<ByteRange> ranges = asked.isEmpty() ? List.of() : ByteRange.parse(asked, size);
      if (!asked.isEmpty() && ranges.isEmpty()) {
        context.status(HttpStatus.RANGE_NOT_SATISFIABLE);
        context.header("Content-Range", ByteRange.toNonSatisfiableHeaderValue(size));
      } else if (ranges.size() == 1) {
        ByteRange range = ranges.get(0);
        context.status(HttpStatus.PARTIAL_CONTENT);
        context.header("Content-Range", range.toHeaderValue(size));
        write(context, reader, range.first(), range.last() + 1);
      } else {
        // Several ranges at once may be answered with the whole (RFC 9110, 14.2).
        write(context, reader, 0, size);
      }
    }
  }

  /** A range is answered only when the file is still the same. */
  private static List<String> ranges(Context context, String tag) {
    String onlyIf = context.header("If-Range");
    return onlyIf == null || onlyIf.equals(tag)
        ? Collections.list(context.req().getHeaders("Range"))
        : List.of();
  }

  private static String tag(StoredFile file, SourceStamp stamp) {
    CRC32 sum = new CRC32();
    sum.update((file.name() + " " + stamp).getBytes(StandardCharsets.UTF_8));
    return "\"" + stamp.sizeBytes() + "-" + HexFormat.of().toHexDigits((int) sum.getValue()) + "\"";
  }

  private static void write(Context context, SourceReader reader, long begin, long end)
      throws IOException {
    context.res().setContentLengthLong(end - begin);
    if (context.method().name().equals("HEAD")) {
      return;
    }
    int pieceBytes =
        Math.max(MIN_PIECE_BYTES, Math.min(reader.preferredReadBytes(), MAX_PIECE_BYTES));
    OutputStream body = context.res().getOutputStream();
    byte[] piece = new byte[(int) Math.min(pieceBytes, Math.max(1, end - begin))];
    try (SourceStream part = new SourceStream(reader, begin, end)) {
      for (int read = part.read(piece); read >= 0; read = part.read(piece)) {
        body.write(piece, 0, read);
      }
    }
  }
}
