package dev.atalaya.aisessions.prices;

/** What prices are sorted by: the model and, of one model, the first day. */
public enum PriceOrder {
    /** The index {@code ai_prices_model_idx}. */
    MODEL
}
