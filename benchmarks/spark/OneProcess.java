import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Packages all files of a folder, one after the other, in this process: OneProcess FROM TO KEY. */
final class OneProcess {

  public static void main(String[] arguments) throws Exception {
    Path to = Path.of(arguments[1]);
    ContentKey key = ContentKey.parse(arguments[2]);
    PackagingEngine engine = PackagingEngine.create();
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
      files = all.filter(it -> it.toString().endsWith(".mp4")).sorted().toList();
    }
    for (Path file : files) {
      Packager.of(Source.file(file))
          .engine(engine)
          .protect(CommonEncryption.cbcs(key))
          .manifest(DashManifest.onDemand(), HlsManifest.of())
          .packageTo(Output.directory(to.resolve(file.getFileName())));
    }
  }
}
