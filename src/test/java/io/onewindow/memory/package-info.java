/// Tables in memory with transactions, so that the desks run without a database, thousands of times a second.
package io.onewindow.memory;
