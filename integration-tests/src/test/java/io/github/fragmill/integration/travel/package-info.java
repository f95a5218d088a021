/** Plans as bytes, in other processes, and divided into parts of the work. */
package io.github.fragmill.integration.travel;
