//! Locking with AES-256 (ISO 32000-2, 7.6): anyone opens, reads, prints and has the file read aloud; changing it and
//! copying from it take the owner's password.
//!
//! Nothing is drawn by lot: the key, and all that others draw from a generator, come from the content and the password,
//! so that the same pages give the same bytes.

use super::syntax::Body;
use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeEncrypt, KeyIvInit};
use sha2::{Digest, Sha256, Sha384, Sha512};

/// Bits of the permissions (table 22): printing, also in full quality, and extraction for those who have it read aloud,
/// which PDF/UA asks for (ISO 14289-1, 7.16). Bits 7, 8 and from 13 on are set in any case.
const ALLOWED: u32 = 0xffff_f0c0 | 1 << 2 | 1 << 9 | 1 << 11;

/// Bytes of a password that count.
const PASSWORD: usize = 127;

/// What a file is locked with.
pub(super) struct Lock {
    /// Encrypts streams.
    key: [u8; 32],
    /// The entries of the encryption dictionary.
    owner: [u8; 48],
    owner_key: [u8; 32],
    user: [u8; 48],
    user_key: [u8; 32],
    permissions: [u8; 16],
}

impl Lock {
    /// Makes a lock for a file of this content.
    pub(super) fn new(password: &str, content: &[u8]) -> Lock {
        let password = password.as_bytes();
        let password = password.get(..PASSWORD).unwrap_or(password);
        let content = Sha256::digest(content);
        let draw = |what: &str| -> [u8; 32] {
            Sha256::new().chain_update(what).chain_update(content).chain_update(password).finalize().into()
        };
        let key = draw("key");
        // Anyone opens the file, with a password of no characters.
        let (user, user_key) = entries(b"", &draw("user"), &[], &key);
        let (owner, owner_key) = entries(password, &draw("owner"), &user, &key);

        let mut block = [0u8; 16];
        block[..4].copy_from_slice(&ALLOWED.to_le_bytes());
        block[4..8].copy_from_slice(&[0xff; 4]);
        block[8..12].copy_from_slice(b"Tadb");
        block[12..].copy_from_slice(&draw("permissions")[..4]);
        let mut permissions = [0; 16];
        // One block: what comes before it in the chain is nothing.
        permissions.copy_from_slice(&aes_256(&key, &[0; 16], block.to_vec()));
        Lock { key, owner, owner_key, user, user_key, permissions }
    }

    /// Returns the data of a stream encrypted.
    pub(super) fn stream(&self, object: u32, data: &[u8]) -> Vec<u8> {
        let start = Sha256::new().chain_update(self.key).chain_update(object.to_be_bytes()).finalize();
        let mut start_block = [0; 16];
        start_block.copy_from_slice(&start[..16]);
        let mut encrypted = start_block.to_vec();
        // The last block is filled up with the number of bytes that it lacks (RFC 8018, 6.1.1).
        let lacking = 16 - data.len() % 16;
        let padded = [data, &[lacking as u8; 16][..lacking]].concat();
        encrypted.extend(aes_256(&self.key, &start_block, padded));
        encrypted
    }

    /// Writes the encryption dictionary (7.6.4.2).
    pub(super) fn write(&self, body: &mut Body) {
        body.raw("<</Filter/Standard/V 5/R 6/Length 256/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>");
        body.raw("/StmF/StdCF/StrF/StdCF/P ").int(ALLOWED as i32);
        let strings: [(&str, &[u8]); 5] = [
            ("/O", &self.owner),
            ("/OE", &self.owner_key),
            ("/U", &self.user),
            ("/UE", &self.user_key),
            ("/Perms", &self.permissions),
        ];
        for (key, bytes) in strings {
            body.raw(key).hex(bytes);
        }
        body.raw(">>");
    }
}

/// Returns the entries of a password: its hash with the salts, and the file's key encrypted with it (algorithms 8 and 9).
fn entries(password: &[u8], salts: &[u8; 32], user: &[u8], key: &[u8; 32]) -> ([u8; 48], [u8; 32]) {
    let (validation, for_key) = (&salts[..8], &salts[8..16]);
    let mut entry = [0; 48];
    entry[..32].copy_from_slice(&hash(password, validation, user));
    entry[32..40].copy_from_slice(validation);
    entry[40..].copy_from_slice(for_key);
    let mut encrypted = [0; 32];
    encrypted.copy_from_slice(&aes_256(&hash(password, for_key, user), &[0; 16], key.to_vec()));
    (entry, encrypted)
}

/// Returns the hash of a password (algorithm 2.B): rounds of encryption and hashing that make guessing slow.
fn hash(password: &[u8], salt: &[u8], user: &[u8]) -> [u8; 32] {
    let mut key = Sha256::new().chain_update(password).chain_update(salt).chain_update(user).finalize().to_vec();
    let mut round = 0usize;
    loop {
        let repeated = [password, &key, user].concat().repeat(64);
        let (mut cipher_key, mut start) = ([0; 16], [0; 16]);
        cipher_key.copy_from_slice(&key[..16]);
        start.copy_from_slice(&key[16..32]);
        let cipher = cbc::Encryptor::<aes::Aes128>::new(&cipher_key.into(), &start.into());
        let encrypted = chained(cipher, repeated);
        let remainder = encrypted.iter().take(16).map(|&byte| u32::from(byte)).sum::<u32>() % 3;
        key = match remainder {
            0 => Sha256::digest(&encrypted).to_vec(),
            1 => Sha384::digest(&encrypted).to_vec(),
            _ => Sha512::digest(&encrypted).to_vec(),
        };
        round += 1;
        let last = encrypted.last().copied().map_or(0, usize::from);
        if round >= 64 && last + 32 <= round {
            break;
        }
    }
    let mut short = [0; 32];
    short.copy_from_slice(&key[..32]);
    short
}

/// Returns whole blocks encrypted.
fn aes_256(key: &[u8; 32], start: &[u8; 16], blocks: Vec<u8>) -> Vec<u8> {
    chained(cbc::Encryptor::<aes::Aes256>::new(&(*key).into(), &(*start).into()), blocks)
}

/// Returns whole blocks encrypted by a cipher.
fn chained(cipher: impl BlockModeEncrypt, mut blocks: Vec<u8>) -> Vec<u8> {
    let length = blocks.len();
    // It fails only where there is no room to fill the last block up, which is whole.
    match cipher.encrypt_padded::<NoPadding>(&mut blocks, length) {
        Ok(_) | Err(_) => blocks,
    }
}
