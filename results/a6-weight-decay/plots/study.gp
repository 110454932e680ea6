# largest stable η × λmax against weight_decay: a6-weight-decay
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'weight decay'
set format x '%g'
set xrange [-0.4:10.4]
set logscale y; set format y '%g'
set yrange [0.43955876277043265:2.6000396728515627]
set ytics ('0.5' 0.5, '1' 1, '2' 2)
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'a6-weight-decay'
set ylabel 'largest stable η × λmax' offset 1.2,0
$data0 << EOD
0 2.0000152587890625 2 2.000030517578125 2
0.01 1.9950103759765625 1.9949951171875 1.995025634765625 1.9950124688279303
0.1 1.9512176513671875 1.951202392578125 1.95123291015625 1.9512195121951221
1 1.5999908447265625 1.5999755859375 1.600006103515625 1.6
10 0.5714302062988281 0.5714263916015625 0.5714340209960938 0.5714285714285714
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3000, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd'
set key at screen 0.4643, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
