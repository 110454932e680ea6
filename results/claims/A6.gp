# Claim A6: reproduced. Coupled L2 decay d moves gradient descent's boundary to 2/(λmax + d).
# Run with: gnuplot A6.gp
set encoding utf8
set terminal svg size 620,391 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A6.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.9130; set bmargin at screen 0.3095
set title 'A6: reproduced'
set ylabel 'largest stable rate η' offset 1,0
set xrange [0.5:5.5]; set grid noxtics
set xtics rotate by 35 right ('weight_decay=0' 1, 'weight_decay=0.01' 2, 'weight_decay=0.1' 3, 'weight_decay=1' 4, 'weight_decay=10' 5)
set yrange [0.129084031:0.553348851]; set format y '%g'; set logscale y; set ytics ('0.2' 0.2, '0.5' 0.5)
set key at screen 0.5, screen 0.0153 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.5000038146972656
1 0.5000038146972656
1 0.5000038146972656
1 0.5000038146972656
1 0.5000038146972656
2 0.4987525939941406
2 0.4987525939941406
2 0.4987525939941406
2 0.4987525939941406
2 0.4987525939941406
3 0.4878044128417969
3 0.4878044128417969
3 0.4878044128417969
3 0.4878044128417969
3 0.4878044128417969
4 0.3999977111816406
4 0.3999977111816406
4 0.3999977111816406
4 0.3999977111816406
4 0.3999977111816406
5 0.14285755157470703
5 0.14285755157470703
5 0.14285755157470703
5 0.14285755157470703
5 0.14285755157470703
EOD
$data1 << EOD
1 0.5
2 0.49875311720698257
3 0.48780487804878053
4 0.4
5 0.14285714285714285
EOD
$data2 << EOD
1 0.5000038146972656 0.5 0.5000076293945312
2 0.4987525939941406 0.498748779296875 0.49875640869140625
3 0.4878044128417969 0.48780059814453125 0.4878082275390625
4 0.3999977111816406 0.399993896484375 0.40000152587890625
5 0.14285755157470703 0.14285659790039062 0.14285850524902344
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
