"""Word classes, as the rules ask for them."""

from msgspec import Struct


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The word classes of one language; every word in lower case, with straight apostrophes."""

    #: Written with a full stop that ends no sentence: *Gen.*
    abbreviations: frozenset[str]
    #: Words that no addressee goes on with: *told reporters | that*.
    addressee_ends: frozenset[str]
    #: Common nouns that a name may follow in an addressee: *told host | Ann Lee*.
    addressee_titles: frozenset[str]
    #: Participles whose object is the one spoken to: *addressing the nation*.
    addressing: frozenset[str]
    adverbs: frozenset[str]
    articles: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    #: What may stand before a cue that shares its subject: *and said*.
    before_coordinated: frozenset[str]
    #: What may stand before a participle that says something: *by saying*.
    before_participle: frozenset[str]
    #: Words that begin no second piece behind *, he said,*.
    breaks_second: frozenset[str]
    #: Verbs whose infinitive keeps their subject: *went on to say*.
    chain_verbs: frozenset[str]
    #: Articles that begin a clause behind an addressee.
    clause_articles: frozenset[str]
    #: What joins a clause with its own subject to the one before.
    clause_joining: frozenset[str]
    #: Pronouns that a clause begins with.
    clause_subjects: frozenset[str]
    #: Abbreviations that may also end a sentence: *Inc.*
    closing_abbreviations: frozenset[str]
    conjunctions: frozenset[str]
    #: Those of them that do so without a comma.
    contrasting: frozenset[str]
    days: frozenset[str]
    determiners: frozenset[str]
    #: What makes somebody of a *no*: *no shortage of critics*.
    idiomatic: frozenset[str]
    #: What joins a verb to the one before.
    joining: frozenset[str]
    #: Small words within a name.
    label_particles: frozenset[str]
    #: What stands before a colon and is no speaker: *Exclusive:*.
    label_stoplist: frozenset[str]
    #: Words before *, he said,* that lead into what follows.
    lead_words: frozenset[str]
    #: What may stand between a *not* and the verb that it is of: *was not going to say*, *did not so much as say*.
    leading: frozenset[str]
    #: Behind a *not* that is of them: *not only said*; behind a *no* that counts: *no fewer than five*.
    limiting: frozenset[str]
    #: Plurals that show no *s*.
    many: frozenset[str]
    modals: frozenset[str]
    months: frozenset[str]
    #: Prepositions that may join a name and what it is of.
    name_prepositions: frozenset[str]
    negations: frozenset[str]
    #: Speakers too vague for a statement within another one.
    never_clear: frozenset[str]
    #: What a speaker that is nobody begins with: *no official*, *none of them*.
    nobodies: frozenset[str]
    #: Cues whose *-s* form is a noun as well.
    noun_cues: frozenset[str]
    object_pronouns: frozenset[str]
    #: Prepositions before the one with whom an occasion was: *an interview with the BBC*.
    occasion_partners: frozenset[str]
    occasion_prepositions: frozenset[str]
    #: Words that begin an adverbial, not a clause, before *X said*.
    opens_adverbial: frozenset[str]
    #: Words that begin a clause without *that*.
    opens_clause: frozenset[str]
    #: What may stand between commas in a verb group: *did not, however, say*.
    parenthetical: frozenset[str]
    perfect: frozenset[str]
    #: Cues that hardly ever mean anything but saying.
    plain_cues: frozenset[str]
    possessives: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    #: Prepositions that may begin a subject: *about 40 people*.
    quantity_prepositions: frozenset[str]
    #: Participles that open a sentence with a question: *Asked whether…*.
    question_opener: frozenset[str]
    question_words: frozenset[str]
    relatives: frozenset[str]
    #: Verbs of whoever passes on what somebody has said: *“…,” Lee said, Reuters reported*.
    relaying: frozenset[str]
    #: Common nouns that speak: *spokesman*, *officials*.
    speaker_nouns: frozenset[str]
    #: Participles before *to* and the one spoken to: *speaking to reporters*.
    speaking: frozenset[str]
    #: Words that begin a sentence and are seldom a name.
    starters: frozenset[str]
    #: Words that an apposition may begin with.
    starts_apposition: frozenset[str]
    #: Conjunctions that begin the narrator's own clause.
    subordinators: frozenset[str]
    #: Between somebody whose words are taken up and the participle of them: *quoted Lee as saying*.
    taking_up: frozenset[str]
    time_adjectives: frozenset[str]
    time_adverbs: frozenset[str]
    time_nouns: frozenset[str]
    time_prepositions: frozenset[str]
    titles: frozenset[str]
    #: Cues whose object may be the title of a work.
    titling_cues: frozenset[str]
    #: Behind a *nothing* that was said: *said nothing about it*.
    topical: frozenset[str]
    #: Behind a negated cue whose act did happen: *did not say until Monday*.
    undoing: frozenset[str]
    #: Finite verbs that show that a noun phrase is over.
    verbs: frozenset[str]
    #: Verbs before which *that* is a pronoun.
    verbs_of_that: frozenset[str]
    #: Verbs whose infinitive does not happen: *refused to say*.
    withholding: frozenset[str]
