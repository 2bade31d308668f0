package io.traider.training;

import io.traider.domain.BookView;

/** Whether best prices can be believed. */
final class Quotes {

    private Quotes() {}

    /** Whole, current, of two sides and not crossed: what the features ask of a book. */
    static boolean good(BookView book) {
        return book.valid() && book.bidLevels() > 0 && book.askLevels() > 0 && book.bidPrice(0) < book.askPrice(0);
    }
}
