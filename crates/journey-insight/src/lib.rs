//! Findings over a journey. Pure.
