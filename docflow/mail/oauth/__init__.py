"""Signing in to a mailbox without its password: OAuth 2.0 tokens for SASL XOAUTH2."""
