# Claim B5.flatter: reproduced. It ends at a sharpness below 2/η.
# Run with: gnuplot B5.flatter.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B5.flatter.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B5.flatter: reproduced'
set ylabel 'sharpness / threshold at the end' offset 1,0
set xrange [0.5:3.5]; set grid noxtics
set xtics norotate ('rate 1.2' 1, 'rate 1.5' 2, 'rate 1.8' 3)
set yrange [-0.0774909924:1.07981415]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 -0.07749099235719516 0.6 1.4 -0.07749099235719516 1
2 -0.07749099235719516 1.6 2.4 -0.07749099235719516 1
3 -0.07749099235719516 2.6 3.4 -0.07749099235719516 1
EOD
$data1 << EOD
1 0.8743247781635314
1 0.7338039232868501
1 0.6458759280492392
1 0.792819172173204
1 0.7738116883770083
1 0.60308699598314
1 0.7357117247377145
1 0.695289575403386
1 0.7039786226096656
1 0.8052422971472454
2 0.35837605956053403
2 0.10076798922815829
2 0.04150065740562282
2 0.2068053776235855
2 0.17690453847969356
2 0.09763085124352436
2 0.10861377166633257
2 0.047573354939221005
2 0.052552529826740774
2 0.219199090192552
3 0.002323155224819295
3 0.04144238101900042
3 0.5448636206252879
3 0.027496429424736346
3 0.11888044036547092
3 0.25016415944692655
3 0.8070845332438727
3 0.6121396922849954
3 0.03185315829924624
3 0.05591573431065334
EOD
$data2 << EOD
1 1
2 1
3 1
EOD
$data3 << EOD
1 0.7347578240122823 0.6458759280492392 0.8052422971472454
2 0.10469088044724542 0.047573354939221005 0.219199090192552
3 0.08739808733806212 0.027496429424736346 0.6121396922849954
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
