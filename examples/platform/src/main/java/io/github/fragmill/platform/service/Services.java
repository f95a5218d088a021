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
import io.github.fragmill.platform.config.KeyServerSettings;
import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.encoding.Encoder;
import io.github.fragmill.platform.encoding.EncodingJob;
import io.github.fragmill.platform.encoding.Scratch;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.packaging.OptionsReader;
import io.github.fragmill.platform.packaging.PackagingJob;
import io.github.fragmill.platform.queue.RunningJobs;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.title.KeyServer;
import io.github.fragmill.platform.title.TitleFiles;
import io.github.fragmill.platform.title.TitlePackager;
import io.github.fragmill.platform.title.TitleReader;
import io.github.fragmill.platform.upload.Intake;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * The parts that do the work, joined. Closing them stops what runs, and puts it back into the
 * queue.
 */
public record Services(
    Uploads uploads,
    Packagings packagings,
    Encodings encodings,
    Storage input,
    Storage output,
    Encoder encoder,
    Intake intake,
    TitleService titles,
    Jobs jobs,
    CallbackSender callbacks)
    implements AutoCloseable {

  /**
   * Joins the parts; {@link Jobs#start} begins the work.
   *
   * @param report what callbacks say
   * @param instance the name of this process, among those that share the database
   */
  public static Services of(
      Configuration configuration,
      Database database,
      Storage input,
      Storage output,
      KeyVault vault,
      Encoder encoder,
      TaskReport report,
      String instance,
      Clock clock) {
    Uploads uploads = new Uploads(database.jdbi(), clock);
    Packagings packagings = new Packagings(database.jdbi(), clock);
    Encodings encodings = new Encodings(database.jdbi(), clock);
    Attempts attempts = new Attempts(database.jdbi(), clock);
    RunningJobs running = new RunningJobs();
    Scratch scratch = new Scratch(configuration.data().resolve("scratch"));
    CallbackRules rules = new CallbackRules(configuration.callback().mayBePrivate());
    CallbackSender callbacks = new CallbackSender(rules, configuration.callback().secret());

    int atOnce = configuration.jobs().atOnce();
    // One more: an upload that is being looked at.
    Limits limits = TitleFiles.limits(atOnce + 1);
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / atOnce);
    Intake intake =
        new Intake(input, uploads, new TitleReader(input, limits), configuration.uploads(), clock);
    PackagingJob packagingJob =
        new PackagingJob(
            uploads,
            packagings,
            attempts,
            output,
            new TitlePackager(
                input, vault, configuration.keyServer().map(KeyServer::new), limits, threads),
            running,
            instance,
            configuration.jobs().attempts());
    EncodingJob encodingJob =
        new EncodingJob(
            encodings, input, intake, encoder, configuration.encoding().ladder(), scratch, running);
    CleanUp cleanUp =
        new CleanUp(
            uploads, packagings, encodings, input, output, scratch, configuration.cleanUp(), clock);
    Jobs jobs =
        new Jobs(
            database.dataSource(),
            configuration.jobs(),
            configuration.cleanUp().every(),
            instance,
            packagings,
            encodings,
            packagingJob,
            encodingJob,
            new CallbackJob(encodings, rules, callbacks, report),
            cleanUp,
            running);
    TitleService titles =
        new TitleService(
            uploads,
            packagings,
            encodings,
            input,
            output,
            new OptionsReader(
                vault,
                new SecureRandom(),
                configuration.keyServer().map(KeyServerSettings::contentId)),
            encoder,
            rules,
            configuration.callback().url(),
            jobs);
    return new Services(
        uploads, packagings, encodings, input, output, encoder, intake, titles, jobs, callbacks);
  }

  @Override
  public void close() throws IOException {
    jobs.close();
    callbacks.close();
  }
}
