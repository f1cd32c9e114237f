/**
 * Five questions that show what the graph is for. They open in GraphiQL, stand on the start page and are run by the tests; none
 * needs an id, so each answers on any graph.
 */
export interface ExampleQuestion {
  readonly title: string;
  /** What the answer tells, in a sentence or two. */
  readonly comment: string;
  /** GraphQL, one named operation without required variables. */
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export const EXAMPLE_QUESTIONS: readonly ExampleQuestion[] = [
  {
    title: 'Who covered the same story, and who broke it?',
    comment:
      'Each story with the outlets that covered it and its articles, oldest first: the first one broke it. An article that copies another says so.',
    query: `query WhoCoveredTheSameStory {
  stories(first: 10) {
    totalCount
    nodes {
      title
      outlets {
        edges {
          articleCount
          node { name }
        }
      }
      articles(first: 5) {
        nodes {
          title
          outlet { name }
          published { value status }
          copyOf { outlet { name } }
        }
      }
    }
  }
}`,
  },
  {
    title: 'What happened, and what does each article say of it?',
    comment:
      'The news events of each story that most articles report, when each happened, and every report side by side. Figures, dates and certainty stand on the report, so outlets that disagree are both heard.',
    query: `query WhatHappened {
  stories(first: 10) {
    nodes {
      title
      newsEvents(first: 3) {
        edges {
          articleCount
          node {
            name
            eventType
            occurred { value method disputed }
            participants(first: 5) {
              nodes { role entity { name } support }
            }
          }
          reports {
            nodes {
              outlet { name }
              date
              amounts
              modality
              sentence
            }
          }
        }
      }
    }
  }
}`,
  },
  {
    title: 'Who said what, and which outlets share the quote?',
    comment:
      'Stories with the quotes that two or more of their articles carry: the words, who said them, and who printed them.',
    query: `query WhoSaidWhat {
  stories(first: 10) {
    nodes {
      title
      sharedQuotes(first: 5) {
        edges {
          articleCount
          node {
            text
            speakers(first: 3) { nodes { name } }
          }
          articles {
            nodes { outlet { name } title }
          }
        }
      }
    }
  }
}`,
  },
  {
    title: 'Who is named together, and where is that written?',
    comment:
      'People, the news events they took part in, and who is named in the same articles. Every edge says why: the sentence, the article, the rule and how sure it is.',
    query: `query WhoIsNamedTogether {
  entities(kind: PERSON, first: 10) {
    nodes {
      name
      newsEvents(first: 3) {
        edges {
          role
          node { name }
          evidence { sentence rule score article { title } }
        }
      }
      coMentions(first: 5) {
        edges {
          articleCount
          node { name kinds }
        }
      }
    }
  }
}`,
  },
  {
    title: 'How did we come to know this?',
    comment:
      'The log: every domain event that ever changed the graph, oldest first. Add asOf to any question to ask what was known at a position.',
    query: `query HowDidWeComeToKnow {
  status {
    position
    graphPosition
    engine
    counts { articles outlets entities newsEvents stories quotes }
  }
  log(after: 0, first: 20) {
    pageInfo { hasNextPage endCursor }
    nodes {
      position
      type
      recordedAt
      node { name }
      rule
      reason
    }
  }
}`,
  },
];

/** The question as GraphiQL shows it: title and comment as GraphQL comments above the query, lines short enough for its editor. */
export function annotated({ title, comment, query }: ExampleQuestion): string {
  const lines: string[] = [];
  let line = '#';
  for (const word of comment.split(' ')) {
    if (line.length + word.length >= 56) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [`# ${title}`, '#', ...lines, line, '', query, ''].join('\n');
}
