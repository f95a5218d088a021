/** The connection to H2, MariaDB, MySQL or PostgreSQL, and the tables in it. */
package io.github.fragmill.platform.database;
