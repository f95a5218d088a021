package io.github.fragmill.integration.browser;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.TestKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Players follow what playlists say of servers, parameters and keys. Every host under {@code
 * servers.test} has all presentations.
 */
final class HlsOptionsPlaybackIT {

  private static final String SEGMENTS = ".m4s";

  /**
   * video.js puts no values in the place of parameters, and asks where to fetch from only after the
   * first segments.
   */
  private static final List<Player> THOROUGH = List.of(Player.SHAKA_HLS, Player.HLS_JS);

  /** The others show nothing: they know such keys for whole encrypted segments only. */
  private static final List<Player> OF_IDENTITY = List.of(Player.SHAKA_HLS);

  private final Map<Playback, Demands> playbacks = new LinkedHashMap<>();

  @TestFactory
  List<DynamicContainer> options_ofPlaylists_areFollowed() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    addVariables();
    addQueryParameter();
    addSteering("north", "south");
    addSteering("south", "north");
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      addIdentityKeys(mode);
    }
    return PlaybackChecks.ofAll(browser, "hls-options", playbacks);
  }

  /** The address of the files is a variable of the multivariant playlist. */
  private void addVariables() throws Exception {
    String name = "hls-define";
    pack(
        name,
        Mode.CLEAR,
        HlsManifest.of()
            .define("cdn", "north.servers.test")
            .baseUrl("http://{$cdn}/media/" + name + "/"));
    for (Player player : Player.OF_HLS) {
      trace(Playback.tracing(player, name, ""), SEGMENTS, server("north", name) + ".*");
    }
  }

  /** A token in the address of the multivariant playlist is in all others. */
  private void addQueryParameter() throws Exception {
    String name = "hls-query";
    pack(name, Mode.CLEAR, HlsManifest.of().queryParameter("token"));
    for (Player player : THOROUGH) {
      trace(Playback.tracing(player, name, "?token=a1b2"), "/media/", ".*[?]token=a1b2");
    }
  }

  /** The playlist begins with the first pathway; the server names the other one first. */
  private void addSteering(String first, String named) throws Exception {
    String name = "hls-steering-to-" + named;
    Map<String, String> pathways = new LinkedHashMap<>();
    pathways.put(first, server(first, name));
    pathways.put(named, server(named, name));
    URI steering = URI.create(server("steering", name) + "steering.json");
    Path directory = pack(name, Mode.CLEAR, HlsManifest.of().contentSteering(steering, pathways));
    Files.writeString(
        directory.resolve("steering.json"),
        "{\"VERSION\":1,\"TTL\":300,\"PATHWAY-PRIORITY\":[\"%s\",\"%s\"]}".formatted(named, first));
    for (Player player : THOROUGH) {
      trace(Playback.tracing(player, name, ""), SEGMENTS, server(named, name) + ".*");
    }
  }

  /** The key's address is in the playlists; the player is given no key. */
  private void addIdentityKeys(Mode mode) throws Exception {
    String name = "hls-identity-" + mode.name().toLowerCase(Locale.ROOT);
    String address = server("keys", name) + "{keyId}.key";
    Path directory = pack(name, mode, HlsManifest.of().identityKeys(address));
    TestKey key = mode.key();
    Files.write(directory.resolve(key.keyIdHex() + ".key"), HexFormat.of().parseHex(key.keyHex()));
    for (Player player : OF_IDENTITY) {
      trace(Playback.tracing(player, name, ""), ".key", address.replace("{keyId}", key.keyIdHex()));
    }
  }

  private static String server(String name, String presentation) {
    return "http://" + name + ".servers.test/media/" + presentation + "/";
  }

  private static Path pack(String name, Mode mode, HlsManifest manifest) throws Exception {
    Path directory = PackagedPresentation.DIRECTORY.resolve(name);
    Packager packager =
        Packagers.of(Source.file(BundledClip.file()), mode, Layout.NUMBERED_SEGMENTS);
    packager.manifest(manifest).packageTo(Output.directory(directory).overwriting());
    return directory;
  }

  private void trace(Playback playback, String files, String address) {
    Pattern pattern = Pattern.compile(address);
    playbacks.put(playback, checks -> checks.traced(files, pattern));
  }
}
