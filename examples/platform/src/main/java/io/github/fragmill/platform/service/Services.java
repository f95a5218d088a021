package io.github.fragmill.platform.service;

import io.github.fragmill.core.media.Limits;
import io.github.fragmill.platform.callback.CallbackJob;
import io.github.fragmill.platform.callback.CallbackRules;
import io.github.fragmill.platform.callback.CallbackSender;
import io.github.fragmill.platform.callback.TaskReport;
import io.github.fragmill.platform.catalog.Attempts;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.encoding.Encoder;
import io.github.fragmill.platform.encoding.EncodingJob;
import io.github.fragmill.platform.encoding.Scratch;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.packaging.OptionsReader;
import io.github.fragmill.platform.packaging.PackagingJob;
import io.github.fragmill.platform.queue.RunningJobs;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.title.TitleFiles;
import io.github.fragmill.platform.title.TitlePackager;
import io.github.fragmill.platform.title.TitleReader;
import io.github.fragmill.platform.upload.Intake;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * The parts that do the work, joined. Closing it stops what runs, and puts it back into the queue.
 */
public final class Services implements AutoCloseable {

  private final Uploads uploads;
  private final Packagings packagings;
  private final Encodings encodings;
  private final Storage input;
  private final Storage output;
  private final Encoder encoder;
  private final Intake intake;
  private final CallbackSender callbacks;
  private final Jobs jobs;
  private final TitleService titles;

  /**
   * @param instance the name of this process, among those that share the database
   * @param report what callbacks say
   */
  public Services(
      Configuration configuration,
      Database database,
      Storage input,
      Storage output,
      KeyVault vault,
      Encoder encoder,
      TaskReport report,
      String instance,
      Clock clock) {
    this.input = input;
    this.output = output;
    this.encoder = encoder;
    uploads = new Uploads(database.jdbi(), clock);
    packagings = new Packagings(database.jdbi(), clock);
    encodings = new Encodings(database.jdbi(), clock);
    Attempts attempts = new Attempts(database.jdbi(), clock);

    int atOnce = configuration.jobs().atOnce();
    // One more: an upload that is being looked at.
    Limits limits = TitleFiles.limits(atOnce + 1);
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / atOnce);
    RunningJobs running = new RunningJobs();
    Scratch scratch = new Scratch(configuration.data().resolve("scratch"));
    CallbackRules rules = new CallbackRules(configuration.callback().mayBePrivate());
    callbacks = new CallbackSender(rules, configuration.callback().secret());

    intake =
        new Intake(input, uploads, new TitleReader(input, limits), configuration.uploads(), clock);
    jobs =
        new Jobs(
            database.dataSource(),
            configuration.jobs(),
            configuration.cleanUp().every(),
            instance,
            packagings,
            encodings,
            new PackagingJob(
                uploads,
                packagings,
                attempts,
                output,
                new TitlePackager(input, vault, limits, threads),
                running,
                instance,
                configuration.jobs().attempts()),
            new EncodingJob(
                encodings,
                input,
                intake,
                encoder,
                configuration.encoding().ladder(),
                scratch,
                running),
            new CallbackJob(encodings, rules, callbacks, report),
            new CleanUp(
                uploads,
                packagings,
                encodings,
                input,
                output,
                scratch,
                configuration.cleanUp(),
                clock),
            running);
    titles =
        new TitleService(
            uploads,
            packagings,
            encodings,
            input,
            output,
            new OptionsReader(vault, new SecureRandom()),
            encoder,
            rules,
            configuration.callback().url(),
            jobs);
  }

  public Uploads uploads() {
    return uploads;
  }

  public Packagings packagings() {
    return packagings;
  }

  public Encodings encodings() {
    return encodings;
  }

  public Storage input() {
    return input;
  }

  public Storage output() {
    return output;
  }

  public Encoder encoder() {
    return encoder;
  }

  public Intake intake() {
    return intake;
  }

  public Jobs jobs() {
    return jobs;
  }

  public TitleService titles() {
    return titles;
  }

  @Override
  public void close() throws IOException {
    jobs.close();
    callbacks.close();
  }
}
