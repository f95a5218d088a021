package io.github.fragmill.platform;

import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.config.ConfigurationException;
import io.github.fragmill.platform.config.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command: starts a platform, and runs it until the process receives a signal to end. */
@Command(
    name = "fragmill-platform",
    description =
        "A video platform: upload, encrypt, package in the background, serve, play. All else is set"
            + " by environment variables; --settings lists them.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PlatformCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for all data. Default: ./platform-data.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--port", paramLabel = "N", description = "Port to listen on. Default: 8080.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "Address to listen on. Default: 127.0.0.1, this machine alone.")
  private Optional<String> host = Optional.empty();

  @Option(names = "--settings", description = "List the environment variables, and end.")
  private boolean listsSettings;

  @Override
  public Integer call() throws InterruptedException {
    if (listsSettings) {
      print(spec.commandLine().getOut());
      return 0;
    }
    Platform platform;
    try {
      platform = Platform.start(Configuration.of(environment()));
    } catch (ConfigurationException | IOException e) {
      return fail(e);
    }
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  LOG.info("ending");
                  platform.close();
                  ended.countDown();
                },
                "shutdown"));
    LOG.info("ready at {}", platform.address());
    ended.await();
    return 0;
  }

  private static void print(PrintWriter out) {
    for (Setting setting : Setting.values()) {
      String usual = setting.defaultText().isEmpty() ? "" : " (" + setting.defaultText() + ")";
      out.println(setting.variable() + usual);
      out.println("    " + setting.meaning());
    }
    out.flush();
  }

  private int fail(Exception failure) {
    LOG.debug("cannot start", failure);
    spec.commandLine().getErr().println("fragmill-platform: " + failure.getMessage());
    return 1;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    data.ifPresent(it -> environment.put(Setting.DATA.variable(), it.toString()));
    port.ifPresent(it -> environment.put(Setting.PORT.variable(), it.toString()));
    host.ifPresent(it -> environment.put(Setting.HOST.variable(), it));
    return environment;
  }
}
