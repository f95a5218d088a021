/** The queue of jobs in the database, and the jobs that run in this process. */
package io.github.fragmill.platform.queue;
