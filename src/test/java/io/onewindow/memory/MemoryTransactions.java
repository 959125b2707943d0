package io.onewindow.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/// The transactions of tables in memory, one at a time, and the end of a process in the middle of one.
public final class MemoryTransactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    /// What a store is made with whose every statement is replaced: whatever is left of it has no database to ask.
    public static final JdbcClient NO_DATABASE = JdbcClient.create((DataSource) new NoDatabase());

    private final transient List<MemoryTable<?, ?>> tables = new ArrayList<>();
    private final transient ReentrantLock lock = new ReentrantLock();
    private volatile boolean dying;

    public MemoryTransactions() {
        setRollbackOnCommitFailure(true);
    }

    private static final class NoDatabase extends AbstractDataSource {
        @Override
        public java.sql.Connection getConnection() {
            throw new UnsupportedOperationException("there is no database here");
        }

        @Override
        public java.sql.Connection getConnection(String user, String password) {
            return getConnection();
        }
    }

    /// A new table.
    public <K, R> MemoryTable<K, R> table() {
        MemoryTable<K, R> table = new MemoryTable<>();
        tables.add(table);
        return table;
    }

    /// The next commit does not come about, as when its process dies before it.
    public void dieAtTheNextCommit() {
        dying = true;
    }

    /// Commits come about again.
    public void live() {
        dying = false;
    }

    @Override
    protected Object doGetTransaction() {
        return lock;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return lock.isHeldByCurrentThread();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        lock.lock();
        tables.forEach(MemoryTable::save);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (dying) {
            throw new TransactionSystemException("died before the commit");
        }
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        tables.forEach(MemoryTable::restore);
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        status.setRollbackOnly();
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        lock.unlock();
    }
}
