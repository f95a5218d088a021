package io.github.fragmill.platform.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.VoidExecutionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A kind of job: done once when it ends, put off when it throws, and back in the queue at once when
 * it was stopped, which is no failure.
 */
record JobTask(String name, Retry retry, VoidExecutionHandler<Void> work) {

  private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

  CustomTask<Void> task() {
    return Tasks.custom(name, Void.class)
        .onFailure(retry)
        .onDeadExecutionRevive()
        .execute(this::run);
  }

  private CompletionHandler<Void> run(TaskInstance<Void> job, ExecutionContext context) {
    try {
      work.execute(job, context);
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (JobStoppedException e) {
      LOG.info("{}", e.getMessage());
      return (done, operations) -> operations.reschedule(done, Instant.now());
    }
  }
}
