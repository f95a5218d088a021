package io.github.fragmill.example.spark.place;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that Hadoop reads, of HDFS or another file system.
 *
 * @param place its URI
 */
record HadoopSource(String place) implements Source {

  @Override
  public String name() {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  @Override
  public Optional<String> location() {
    return Optional.of(place);
  }

  @Override
  public SourceReader open() throws SourceException {
    try {
      Path path = new Path(place);
      FileSystem files = path.getFileSystem(new Configuration());
      return new Reader(files, path, files.getFileStatus(path), files.open(path));
    } catch (IOException | IllegalArgumentException e) {
      throw new SourceException("cannot read " + place + ": " + e.getMessage(), e);
    }
  }

  /** Positioned reads of a stream are thread-safe. */
  private record Reader(FileSystem files, Path path, FileStatus status, FSDataInputStream stream)
      implements SourceReader {

    private static final int MAX_BYTES_AT_ONCE = 1 << 20;

    @Override
    public long sizeBytes() throws IOException {
      return files.getFileStatus(path).getLen();
    }

    @Override
    public SourceStamp stamp() throws IOException {
      FileStatus now = files.getFileStatus(path);
      return new SourceStamp(now.getLen(), Optional.of("modified " + now.getModificationTime()));
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) throws IOException {
      byte[] bytes = new byte[Math.min(MAX_BYTES_AT_ONCE, destination.remaining())];
      int count = stream.read(positionBytes, bytes, 0, bytes.length);
      if (count > 0) {
        destination.put(bytes, 0, count);
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  @Override
  public String toString() {
    return place;
  }
}
