package dev.atalaya.database;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Does its work when a transaction is over, however it ended, and its connection is free again: earlier, work with a
 * transaction of its own would wait for a second connection while it holds the first.
 */
public abstract class AfterTransaction implements TransactionSynchronization {

    private static final ThreadLocal<List<AfterTransaction>> WAITING = ThreadLocal.withInitial(ArrayList::new);

    protected abstract void afterTransaction();

    @Override
    public final void afterCompletion(int status) {
        WAITING.get().add(this);
    }

    static void connectionIsFree() {
        var waiting = WAITING.get();
        WAITING.remove();
        waiting.forEach(AfterTransaction::afterTransaction);
    }
}
