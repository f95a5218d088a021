/**
 * What people and programs ask for, the jobs that run in the background, and the clean-up. Joins
 * the parts that do the work.
 */
package io.github.fragmill.platform.service;
